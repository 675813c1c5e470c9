import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { documentWith } from "@/lib/fhir/document-with.testing"
import { dosage, givenDosage } from "@/lib/fhir/generated/dosages.testing"
import { type Part, timing } from "@/lib/fhir/generated/timings.testing"
import { pageText } from "./page.testing"

const medicine = { medicationCodeableConcept: { text: "Le médicament" } }
const taken = (kind: string, key: string) => (dosages: unknown[]) =>
  documentWith({ resourceType: kind, ...medicine, [key]: dosages })

const HOLDERS: [string, (dosages: unknown[]) => unknown][] = [
  ["MedicationRequest", taken("MedicationRequest", "dosageInstruction")],
  ["MedicationStatement", taken("MedicationStatement", "dosage")],
  ["MedicationDispense", taken("MedicationDispense", "dosageInstruction")],
]

/** Where a timing stands outside a dosage. */
const TIMED: [string, (timing: unknown) => Record<string, unknown>][] = [
  ["ServiceRequest", (when) => ({ code: { text: "Acte" }, occurrenceTiming: when })],
  ["DeviceRequest", (when) => ({ codeCodeableConcept: { text: "Appareil" }, occurrenceTiming: when })],
  ["SupplyRequest", (when) => ({ itemCodeableConcept: { text: "Fourniture" }, occurrenceTiming: when })],
  ["DeviceUseStatement", (when) => ({ device: { display: "Appareil" }, timingTiming: when })],
  ["Observation", (when) => ({ code: { text: "Mesure" }, effectiveTiming: when })],
  ["CarePlan", (when) => ({ title: "Plan", activity: [{ detail: { code: { text: "Marche" }, scheduledTiming: when } }] })],
  ["NutritionOrder", (when) => ({ oralDiet: { type: [{ text: "Régime" }], schedule: [when] } })],
]

const notSaid = (page: string, says: string[]) => says.filter((words) => !page.includes(words))

describe("However a medicine is to be taken", () => {
  it.each(HOLDERS)(
    "the page says all of it, and no “si besoin” of its own: %s",
    (_, documentOf) => {
      fc.assert(
        fc.property(fc.array(dosage, { minLength: 1, maxLength: 3 }), (dosages: Part[]) => {
          const page = pageText(documentOf(dosages.map(({ fills }) => fills)))
          expect(
            notSaid(
              page,
              dosages.flatMap(({ says }) => says),
            ),
          ).toEqual([])
          const isAsked = dosages.some(({ says }) => says.some((words) => words.startsWith("si besoin")))
          expect(page.includes("si besoin")).toBe(isAsked)
          expect(page).not.toMatch(/missing:|undefined|\[object|NaN/)
        }),
        { numRuns: 250 },
      )
    },
    60_000,
  )

  it("and however it was given", () => {
    fc.assert(
      fc.property(givenDosage, ({ fills, says }) => {
        const given = documentWith({ resourceType: "MedicationAdministration", ...medicine, dosage: fills })
        expect(notSaid(pageText(given), says)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ["11 gouttes le soir", "1 goutte", "11 gouttes le soir, 1 goutte"],
    ["Au repas du soir", "repas", "Au repas du soir"],
    ["Si besoin seulement", "si besoin", "Si besoin seulement"],
    ["Matin", "matinée", "Matin, matinée"],
    ["1,5 mg", "5 mg", "1,5 mg, 5 mg"],
    ["5,5 mg puis 5 mg", "5 mg", "5,5 mg puis 5 mg"],
  ])("what the text says already is not said again, and nothing else is left out: %s, %s", (text, patientInstruction, said) => {
    const page = pageText(taken("MedicationRequest", "dosageInstruction")([{ text, patientInstruction }]))
    expect(page).toContain(`Comment le prendre ${said} `)
  })

  it("its steps are said in their order, with “puis” between one number and the next", () => {
    const step = fc.record({ sequence: fc.integer({ min: 1, max: 3 }), isWritten: fc.boolean(), isCoded: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 2, maxLength: 4 }), (steps) => {
        const dosages = steps.map(({ sequence, isWritten, isCoded }, at) => ({
          sequence,
          ...(isWritten && { text: `pas${sequence}texte${at}` }),
          ...((isCoded || !isWritten) && { doseAndRate: [{ doseQuantity: { value: 1, unit: `pas${sequence}dose${at}` } }] }),
        }))
        const page = pageText(taken("MedicationRequest", "dosageInstruction")(dosages))
        for (const [label, here] of [
          ["Comment le prendre", /pas(\d)(?:texte|dose)/g],
          ["En détail", /pas(\d)dose/g],
        ] as const) {
          const line = page.split(label)[1]?.split(/En détail|Sauf mention|Autres précisions/)[0] ?? ""
          const order = [...line.matchAll(here)].map(([, number]) => Number(number))
          expect(order).toEqual(order.toSorted())
          expect(line.match(/puis/g)?.length ?? 0).toBe(Math.max(0, new Set(order).size - 1))
        }
      }),
      { numRuns: 200 },
    )
  })

  it("two ways of giving stay each with its own dose", () => {
    const by = (route: string, site: string, value: number) => ({
      route: { text: route },
      site: { text: site },
      doseAndRate: [{ doseQuantity: { value, unit: "mg" } }],
    })
    const page = pageText(
      taken("MedicationRequest", "dosageInstruction")([by("par la bouche", "langue", 11), by("en piqûre", "cuisse", 22)]),
    )
    expect(page).toMatch(/11 mg[^;]*par la bouche[^;]*langue ; 22 mg[^;]*en piqûre[^;]*cuisse/)
  })

  it.each(TIMED)("and whenever something else is to be done: %s", (kind, elements) => {
    fc.assert(
      fc.property(timing, ({ fills, says }) => {
        expect(notSaid(pageText(documentWith({ resourceType: kind, ...elements(fills) })), says)).toEqual([])
      }),
      { numRuns: 120 },
    )
  })
})
