import { describe, expect, it } from "vitest"
import { type Child, growthPoints } from "@/lib/measures/growth/rules"
import type { MeasureLine } from "@/lib/measures/rules"
import { paperPdf } from "@/lib/platform/letters/paper"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { type Booklet, bookletPaper } from "./paper"

const child: Child = { birthDate: "2022-04-03", sex: "male", today: "2026-11-30" }
const author = { kind: "caregiver", name: "Amina Diallo", relation: "mother", profession: null, isYou: false } as const
const height = (day: string, value: number): MeasureLine => ({
  ...{ id: day, state: "confirmed", unusualConfirmed: false, answeredBy: null, author },
  reading: { kind: "height", value },
  measuredAt: new Date(`${day}T10:00:00Z`),
})
const lines = [height("2024-06-01", 88), height("2024-03-01", 86.5)]
const points = growthPoints("height", lines, child)
const curve = [0, 24, 36].map((age) => ({ age, value: 50 + age }))
const chart = {
  ...{ kind: "height" as const, unit: "cm", child, points },
  chosen: { reference: "x", name: "OMS", edition: "2006" },
  lines: [{ percentile: 50, position: "any" as const, points: curve }],
}
const booklet = (over: Partial<Booklet> = {}): Booklet => ({
  ...{ name: "Noé Roche", child, reader: "Amina Diallo", charts: [chart] },
  ...{ health: [{ section: "allergies", lines: [] }], vaccinations: [], contested: {} },
  ...over,
})
const pdf = async (over: Partial<Booklet> = {}, language: "fr" | "en" = "fr") =>
  readPdf(await paperPdf(bookletPaper(booklet(over), language)))
const plain = (text: string) => text.replace(/\s+/g, " ")

describe("A child's booklet", () => {
  it("says whose it is, how the child grew with every point, and beside which reference, edition and unit", async () => {
    const { text, elements, outside } = await pdf()
    for (const said of [
      "Nom : Noé Roche",
      "Date de naissance : 3 avril 2022",
      "Sexe : masculin",
      "Imprimé le 30 novembre 2026 par Amina Diallo",
      "La taille selon l’âge",
      "Référence : OMS, édition 2006, en cm.",
      "1er juin 2024, 2 ans et 1 mois : 88 cm · dit par Amina Diallo",
      "1er mars 2024, 22 mois : 86,5 cm",
      "Allergies",
    ])
      expect(plain(text)).toContain(said)
    expect(elements).toContainEqual({ role: "Figure", text: expect.stringContaining("2 mesures") })
    expect(outside.trim()).toBe("Page 1 sur 2 Page 2 sur 2")
  })

  it("says of a measure that it is contested, and of no other", async () => {
    const text = plain((await pdf({ contested: { "2024-06-01": "open" } })).text)
    expect(text).toContain("88 cm · dit par Amina Diallo · contesté")
    expect(text.split("contesté")).toHaveLength(2)
    const english = plain((await pdf({ contested: { "2024-06-01": "open" } }, "en")).text)
    expect([english.split("contested").length, english.includes("contesté")]).toEqual([2, false])
  })

  it("is the same for both parents on one day, but for who printed it", async () => {
    const [hers, his] = [await pdf(), await pdf({ reader: "Thomas Roche" })]
    expect(his.text).not.toBe(hers.text)
    expect(his.text.replace("par Thomas Roche", "par Amina Diallo")).toBe(hers.text)
    const same = async () => paperPdf(bookletPaper(booklet(), "fr"))
    expect((await same()).equals(await same())).toBe(true)
    const isYou = lines.map((line) => ({ ...line, author: { ...author, isYou: true } }))
    const written = { ...chart, points: growthPoints("height", isYou, child) }
    expect((await pdf({ charts: [written] })).text).toBe(hers.text)
  })

  it("has no word and no gap for what the reader may not view", async () => {
    const { text } = await pdf({ health: [], vaccinations: null })
    expect(text).not.toMatch(/Allergies|Maladies|Vaccins/)
  })

  it("has no empty chart: a kind that nobody measured is absent", async () => {
    const { text, elements } = await pdf({ charts: [{ ...chart, points: [] }] })
    expect(text).not.toContain("La taille")
    expect(elements.some(({ role }) => role === "Figure")).toBe(false)
  })
})
