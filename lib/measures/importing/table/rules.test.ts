import { describe, expect, it } from "vitest"
import { wordsIn } from "@/lib/words/translator"
import { writeFile } from "../../file/rules"
import type { MeasureLine, Reading } from "../../rules"
import { MOST_LINES } from "../rules"
import { decodeText } from "../text/rules"
import { readTable } from "./rules"

const NOW = new Date("2026-11-30T12:00:00Z")
const read = (text: string) => readTable(text, NOW)
/** What is wrong with the second line of a table, as its page says it. */
const faultOf = (cells: string, head = "Jour;Mesure;Valeur;Unité") => {
  const { lines, faults } = read(`${head}\n${cells}`)
  expect(lines).toEqual([])
  return faults.map(({ line, code, written }) => [line, code, written])
}

describe("A table of measures", () => {
  it.each([
    ["semicolons and decimal commas", "Jour;Heure;Mesure;Valeur;Unité\r\n04/01/2026;08:12;Poids;72,4;kg\r\n"],
    ["commas and points", "Day,Time,Measurement,Value,Unit\n04/01/2026,08:12,Weight,72.4,kg\n"],
    ["tabs", "Date\tType\tValeur\tUnité\n04/01/2026 08:12\tpoids\t72,40\tKG\n"],
    ["a comma inside quotation marks", 'Day,Measurement,Value\n"04/01/2026, 08:12",Weight,"72,4 kg"'],
    ["ISO 8601 and a unit in the heading", "Date;Poids (kg)\n2026-01-04T08:12:33+01:00;72,4"],
    ["the hour as it is said", "DATE;POIDS [kg]\n4/1/2026 à 8 h 12;72,4"],
    ["grams", "Date;Poids (g)\n2026-01-04 08:12;72400"],
    ["lines that are empty", "\n\nDate;Poids (kg)\n;\n\n04.01.2026 08:12;72,4\n;;\n"],
    ["old lines of a Macintosh", "Date;Poids (kg)\r04/01/2026 08:12;72,4\r"],
  ])("is read with %s", (_, text) => {
    const { lines, faults } = read(text)
    expect(faults).toEqual([])
    expect(lines).toMatchObject([
      { reading: { kind: "weight", value: 72.4 }, unit: "kg", measuredAt: new Date("2026-01-04T07:12:00Z"), notes: [] },
    ])
  })

  const accents = "Jour;Mesure;Valeur;Unité;Précision\n04/01/2026 07:00;Glycémie;1,18;g/L;à jeun\n"
  it.each([
    ["UTF-8", Buffer.from(accents)],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${accents}`)],
    ["ISO-8859-1", Buffer.from(accents, "latin1")],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${accents}`, "utf16le")],
  ])("is read in %s", (_, bytes) => {
    expect(read(decodeText(bytes))).toMatchObject({
      lines: [{ line: 2, reading: { kind: "glucose", value: 118, mealMoment: "fasting" }, unit: "g/L" }],
      faults: [],
      unknownColumns: [],
    })
  })

  it.each([
    ["04/01/2027 08:12;Poids;72;kg", "moment_in_future", "04/01/2027 08:12"],
    ["2026;Poids;72;kg", "moment_of_a_year", "2026"],
    ["2026-01;Poids;72;kg", "moment_of_a_year", "2026-01"],
    ["2026 08:12;Poids;72;kg", "moment_of_a_year", "2026 08:12"],
    ["29/02/2026;Poids;72;kg", "moment_of_no_day", "29/02/2026"],
    ["2026-02-29T08:00:00Z;Poids;72;kg", "moment_of_no_day", "2026-02-29T08:00:00Z"],
    ["hier matin;Poids;72;kg", "moment_unclear", "hier matin"],
    [";Poids;72;kg", "moment_missing", ""],
    ["04/01/2026;Cholestérol;2,1;g/L", "kind_unknown", "Cholestérol"],
    ["04/01/2026;IMC;24,1;kg/m2", "derived", "IMC"],
    ["04/01/2026;;2,1;g/L", "kind_unknown", ""],
    ["04/01/2026;Poids;72;mmHg", "unit_unknown", "mmHg"],
    ["04/01/2026;Glycémie;118", "unit_missing", "118"],
    ["04/01/2026;Poids;;kg", "value_missing", ""],
    ["04/01/2026;Poids;lourd;kg", "value_unclear", "lourd"],
    ["04/01/2026;Poids;-72;kg", "value_impossible", "-72"],
    ["04/01/2026;Tension;76/128;mmHg", "value_impossible", "76/128"],
    ["04/01/2026;Pas;8,432;", "value_unclear", "8,432"],
    ['04/01/2026;Poids;"=cmd|calc\u202E";kg', "value_unclear", "=cmd|calc"],
  ])("says what it does not understand of %s", (cells, code, written) => {
    expect(faultOf(cells.replace("Pas;", "Nombre de pas;"))).toEqual([[2, code, written]])
  })

  it("takes 29 February where there is one, and a day without its hour at its beginning", () => {
    expect(read("Date;Poids (kg)\n29/02/2024;72").lines).toMatchObject([
      { measuredAt: new Date("2024-02-28T23:00:00Z"), notes: ["no_time"] },
    ])
  })

  it("says that a glycaemia is of another moment where the table says none, and not what it does not know", () => {
    const [line] = read("Date;Glycémie (mg/dL)\n04/01/2026 07:00;118").lines
    expect(line).toMatchObject({ reading: { mealMoment: "other", value: 118 }, notes: ["no_meal_moment"] })
    expect(faultOf("04/01/2026 07:00;118;après le sport", "Date;Glycémie (mg/dL);Précision")).toEqual([
      [2, "around_unclear", "après le sport"],
    ])
  })

  it("is read with a column for each kind, two for a pressure, and says which columns it leaves", () => {
    const { lines, faults, unknownColumns } = read(
      "Date;Humeur;Poids (kg);Taille (m);Systolique;Diastolique;Pouls;Température (°F);Sommeil;SpO2\n" +
        "04/01/2026 08:12;bonne;72,456;1,70;128;76;62;99,0;7 h 30;97\n" +
        "05/01/2026 08:12;;;;131;;;;;",
    )
    expect(lines.map(({ reading }) => reading)).toEqual([
      { kind: "weight", value: 72.46 },
      { kind: "height", value: 170 },
      { kind: "heart_rate", value: 62 },
      { kind: "temperature", value: 37.222 },
      { kind: "sleep", value: 7.5 },
      { kind: "oxygen_saturation", value: 97 },
      { kind: "blood_pressure", systolic: 128, diastolic: 76, arm: null, position: null },
    ])
    expect(faults).toMatchObject([{ line: 3, code: "value_unclear" }])
    expect(unknownColumns).toEqual(["Humeur"])
  })

  it.each([
    ["a letter", "Chère Jeanne,\nje vais bien.", "no_columns"],
    ["headings without a day", "Poids (kg);Taille (cm)\n72;170", "no_columns"],
    ["a quotation mark that nobody closes", 'Date;Poids (kg)\n"04/01/2026;72', "open_quote"],
    ["more lines than are taken", `Date;Poids (kg)\n${"04/01/2026;72\n".repeat(MOST_LINES + 1)}`, "too_many_lines"],
    [
      "more measures than are taken",
      `Date;Poids (kg);Pouls\n${"04/01/2026;72;60\n".repeat(MOST_LINES / 2 + 1)}`,
      "too_many_lines",
    ],
  ])("is none where it is %s", (_, text, reason) => {
    expect(() => read(text)).toThrow(reason)
  })

  it("is none where it is a spreadsheet's own file, a PDF, or nothing", () => {
    expect(() => decodeText(Buffer.from("PK\u0003\u0004"))).toThrow("not_a_table")
    expect(() => decodeText(Buffer.from("%PDF-1.7"))).toThrow("not_a_table")
    expect(() => decodeText(Buffer.from("a\0b"))).toThrow("not_a_table")
    expect(() => decodeText(Buffer.from(" \n"))).toThrow("empty")
  })

  it("takes the processor less than two seconds where it is as long as it may be", () => {
    const began = process.cpuUsage()
    const rows = Array.from({ length: MOST_LINES }, (_, nth) => `04/01/2026 ${nth % 24}:${(nth % 60) + 100};Poids;72,4;kg`)
    expect(read(["Jour;Mesure;Valeur;Unité", ...rows].join("\n")).faults).toHaveLength(MOST_LINES)
    const { user, system } = process.cpuUsage(began)
    expect((user + system) / 1000).toBeLessThan(2_000)
  })
})

describe("Our own table", () => {
  const READINGS: Reading[] = [
    { kind: "glucose", value: 118, mealMoment: "after_meal" },
    { kind: "hba1c", value: 7.1 },
    { kind: "blood_pressure", systolic: 128, diastolic: 76, arm: "left", position: "lying" },
    { kind: "weight", value: 72.4 },
    { kind: "height", value: 170 },
    { kind: "waist", value: 92.5 },
    { kind: "heart_rate", value: 62 },
    { kind: "temperature", value: 37.2 },
    { kind: "oxygen_saturation", value: 97 },
    { kind: "pain", value: 4 },
    { kind: "steps", value: 8432 },
    { kind: "sleep", value: 7.5 },
  ]
  const author = { kind: "patient", name: '=Jeanne; "Lefèvre"', relation: null, profession: null, isYou: true } as const
  const line = (reading: Reading, nth: number): MeasureLine => ({
    ...{ id: "1", reading, author, state: "proposed", unusualConfirmed: false, answeredBy: null },
    measuredAt: new Date(Date.UTC(2026, 0, 4, 7, nth)),
  })

  it.each(["fr", "en"] as const)("comes back without loss, every kind of it, in %s", (language) => {
    const t = wordsIn(language, "measures")
    const columns = ["day", "time", "what", "value", "unit", "around", "from", "state", "code"].map((name) => t(`file.${name}`))
    const say = {
      kind: (one: string) => t(`kinds.${one}`),
      around: (word: string) => t(`around.${word}`),
      author: (one: MeasureLine) => one.author.name,
      toConfirm: t("toConfirm"),
      derived: t("file.derived"),
    }
    const given = READINGS.map(line).reverse()
    const file = writeFile(given, language, {}, { columns, say })
    expect(file).toContain("39156-5")
    const { lines, faults, unknownColumns } = read(decodeText(Buffer.from(file)))
    expect({ faults, unknownColumns }).toEqual({ faults: [], unknownColumns: [] })
    expect(lines.map(({ reading, measuredAt }) => ({ reading, measuredAt }))).toEqual(
      given.map(({ reading, measuredAt }) => ({ reading, measuredAt })),
    )
  })
})
