import { randomUUID } from "node:crypto"
import type { LineSection } from "@/drizzle/line-vocabulary"
import { MEASURES, type MeasureKind } from "@/drizzle/measure-vocabulary"
import type { Leaving, LeavingDose, LeavingLine, LeavingMeasure } from "./schema"

/** A space that leaves, for tests: each thing says the least until a test says more. */

export const ON = new Date("2026-03-12T09:00:00Z")

const said = { by: "Jeanne Lefèvre", on: ON, isProposed: false }

export const leavingLine = (section: LineSection, over: Partial<LeavingLine> = {}): LeavingLine => ({
  ...{ ...said, id: randomUUID(), section, label: `Mots de ${section}`, saysNone: false, code: null, words: [] },
  ...{ kind: null, relative: null, reaction: null, severity: null, rhythm: null, startedOn: null, endedOn: null },
  ...over,
})

export const leavingDose = (over: Partial<LeavingDose> = {}): LeavingDose => ({
  ...{ id: randomUUID(), by: said.by, on: ON, code: null, vaccine: "DTP", givenOn: "2019-05" },
  ...{ dose: null, lot: null, givenBy: null, words: [] },
  ...over,
})

export function leavingMeasure(kind: MeasureKind, over: Partial<LeavingMeasure> = {}): LeavingMeasure {
  const { code: loinc, unit, possible } = MEASURES[kind]
  const values = kind === "blood_pressure" ? [128, 76] : [possible[0][0] + 1]
  const how = { mealMoment: null, position: null, arm: null }
  return { ...said, id: randomUUID(), loinc, unit, values, name: kind, measuredAt: ON, ...how, ...over }
}

const TITLES: Leaving["titles"] = {
  ...{ allergies: "Allergies", conditions: "Maladies", medications: "Traitements", procedures: "Opérations" },
  ...{ devices: "Appareils", family_history: "Famille", lifestyle: "Habitudes", doses: "Vaccinations" },
  ...{ measures: "Mesures", unwritten: "Rien n’est écrit." },
}

export const leaving = (over: Partial<Leaving> = {}): Leaving => ({
  ...{ id: randomUUID(), language: "fr", title: "Résumé", madeAt: new Date("2026-11-30T12:00:00Z"), author: "Jeanne Lefèvre" },
  patient: { id: randomUUID(), family: "Lefèvre", given: "Jeanne", birthDate: "1944-03-14", sex: "female" },
  ...{ lines: [], doses: [], measures: [], titles: TITLES },
  ...over,
})
