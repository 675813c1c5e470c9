import { describe, expect, it } from "vitest"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import type { MeasureLine } from "../../rules"
import { sayAge } from "../age/rules"
import { type Child, growthPoints } from "../rules"
import { drawChart, type GrowthChart, sayNotes, sayReference, saySummary } from "./rules"

const speech = { t: wordsIn("fr", "growth"), f: formatsIn("fr"), language: "fr" as const }
const sheet = { width: 600, height: 340 }
const noe: Child = { birthDate: "2022-04-03", sex: "male", today: "2026-11-30" }
const author = { kind: "caregiver", name: "Amina Diallo", relation: "mother", profession: null, isYou: true } as const
const height = (day: string, value: number): MeasureLine => ({
  ...{ id: day, state: "confirmed", unusualConfirmed: false, answeredBy: null, author },
  reading: { kind: "height", value },
  measuredAt: new Date(`${day}T10:00:00Z`),
})
const chart = (days: string[], over: Partial<GrowthChart> = {}, child = noe): GrowthChart => ({
  ...{ kind: "height", unit: "cm", child, chosen: null, lines: [] },
  points: growthPoints(
    "height",
    days.map((day, at) => height(day, 100 - at)),
    child,
  ),
  ...over,
})
const plain = (text: string | null) => text?.replace(/[\u00A0\u202F]/g, " ")

describe("An age", () => {
  it.each([
    ["2022-04-02", "avant la naissance"],
    ["2022-04-03", "le jour de la naissance"],
    ["2022-04-04", "1 jour"],
    ["2022-05-02", "29 jours"],
    ["2022-05-03", "1 mois"],
    ["2024-04-02", "23 mois"],
    ["2024-04-03", "2 ans"],
    ["2026-11-30", "4 ans et 7 mois"],
  ])("on %s is %s", (day, said) => {
    expect(plain(sayAge("2022-04-03", day, speech.t))).toBe(said)
  })
})

describe("A chart of growth in words", () => {
  it("says how many, between which ages, and the last", () => {
    expect(plain(saySummary(chart(["2026-11-04", "2022-04-05"]), speech))).toBe(
      "2 mesures, entre 2 jours et 4 ans et 7 mois. La dernière : 100 cm, le 4 novembre 2026.",
    )
    expect(plain(saySummary(chart(["2024-04-03"]), speech))).toBe("1 mesure : 100 cm, le 3 avril 2024 (2 ans).")
    expect(saySummary(chart([]), speech)).toBeNull()
  })

  const curves = { chosen: { reference: "x", name: "OMS", edition: "2006" } }
  const at = (...ages: number[]): Partial<GrowthChart> => ({
    ...curves,
    lines: [{ percentile: 50, position: "any", points: ages.map((age) => ({ age, value: 80 })) }],
  })
  const reference = (over: Partial<GrowthChart>, child = noe) => {
    const one = chart(["2026-11-04"], over, child)
    const drawing = drawChart(one, speech, sheet)
    return drawing && plain(sayReference(one, drawing, speech))
  }
  it("names its reference with edition and unit, and says where that has no curve", () => {
    expect(reference(at(48, 60))).toMatch(/^Référence : OMS, édition 2006, en cm\./)
    expect(reference(at(0, 12))).toBe(
      "La référence OMS, édition 2006, en cm, n’a pas de courbe à cet âge : seules les mesures sont dessinées.",
    )
  })

  it("says that there is no reference, or that the sex is not known, and shows the points all the same", () => {
    expect(reference({})).toMatch(/^Aucune courbe de référence n’est installée ici/)
    expect(reference({}, { ...noe, sex: "unknown" })).toMatch(/^Le sexe n’est pas connu/)
  })

  it("draws nothing by age of a child whose day of birth is not known to the day", () => {
    const vague = chart(["2026-11-04"], {}, { ...noe, birthDate: "2022-04" })
    expect([drawChart(vague, speech, sheet), saySummary(vague, speech), vague.points.length]).toEqual([null, null, 1])
  })

  it("is in pounds alone for who reads in pounds: its axis, its points, its curves and its words", () => {
    const weight: MeasureLine = { ...height("2026-11-04", 0), reading: { kind: "weight", value: 20 } }
    const points = growthPoints("weight", [weight], noe)
    const curve = at(48, 60)
    const one = (unit: string) => chart([], { ...curve, kind: "weight", unit, points })
    const [pounds, kilograms] = [one("[lb_av]"), one("kg")]
    const said = (drawn: GrowthChart) => {
      const drawing = drawChart(drawn, speech, sheet)
      if (!drawing) throw new Error("A child whose day of birth is known has a drawing")
      return JSON.stringify([drawing, saySummary(drawn, speech), sayReference(drawn, drawing, speech)])
    }
    expect(said(pounds)).toContain("44,1\u00A0lb")
    expect(said(pounds)).not.toMatch(/\bkg\b/)
    expect(said(kilograms)).toMatch(/\bkg\b/)
  })

  it("says what the line at two years is, where it is drawn", () => {
    const notes = (days: string[]) => sayNotes(chart(days), drawChart(chart(days), speech, sheet), speech.t)
    expect(notes(["2025-04-03", "2023-04-03"])).toHaveLength(1)
    expect(notes(["2023-04-03"])).toEqual([])
  })
})
