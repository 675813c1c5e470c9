import { randomUUID } from "node:crypto"
import { sayContent, sayLabel } from "@/components/profile/line-words"
import { sayDiseases } from "@/components/vaccinations/vaccination-words"
import { writeSummary } from "@/lib/fhir/exported/document"
import type { Leaving, LeavingDose, LeavingLine, LeavingMeasure } from "@/lib/fhir/exported/schema"
import { keptAs, type MeasureLine } from "@/lib/measures/rules"
import { CODE_SYSTEMS } from "@/lib/profile/codes/rules"
import { LINE_SECTIONS, type ProfileLine } from "@/lib/profile/rules"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { type Saying, wordsOf } from "./saying"
import type { Whole } from "./whole"

export type Traits = { birthName: string; firstGivenName: string; birthDate: string; sex: Leaving["patient"]["sex"] }
type Of = { patientId: string; traits: Traits; madeAt: Date }

/** What another site can take over: every line that stands, in the European format. */
export function packSummary(whole: Whole, saying: Saying, { patientId, traits, madeAt }: Of): string {
  const { t, language, patientName } = saying
  const profile = wordsOf(saying, "profile")
  const titles = Object.fromEntries(LINE_SECTIONS.map((section) => [section, profile(`sections.${section}`)]))
  const { birthName: family, firstGivenName: given, birthDate, sex } = traits
  const summary = writeSummary({
    ...{ id: randomUUID(), language, madeAt, title: t("file.title", { name: patientName }), author: patientName },
    patient: { id: patientId, family, given, birthDate, sex },
    lines: whole.profile.flatMap(({ lines }) => lines.filter(stands).map((line) => lineOf(line, saying))),
    doses: (whole.vaccinations ?? []).filter(stands).map((line) => doseOf(line, saying)),
    measures: (whole.measures ?? []).filter(stands).map((line) => measureOf(line, saying)),
    titles: {
      ...(titles as Record<(typeof LINE_SECTIONS)[number], string>),
      doses: t("file.sections.vaccinations"),
      measures: t("file.sections.measures"),
      unwritten: t("file.unwritten"),
    },
  })
  return `${JSON.stringify(summary, null, 1)}\n`
}

const stands = ({ state }: { state: string }) => state !== "entered_in_error"

/** That nobody who may said yes to it yet, in words: most of the format has no mark for it. */
const waiting = ({ state }: { state: string }, { t }: Saying): string[] => (state === "proposed" ? [t("file.waits")] : [])

function lineOf(line: ProfileLine, saying: Saying): LeavingLine {
  const { id, section, content, saysNone, code, state, author, enteredAt } = line
  const words = { ...saying, t: wordsOf(saying, "profile") }
  const { reaction = null, severity = null, relative = null, startedOn = null, endedOn = null } = content
  const rhythm = [content.dose, content.rhythm].filter(Boolean).join(", ") || null
  // What has a field of its own in the format is not said twice.
  const apart = { ...content, reaction: null, severity: null, rhythm: null, dose: null, startedOn: null, endedOn: null }
  return {
    ...{ id, section, saysNone, isProposed: state === "proposed", label: sayLabel(line, words), by: author.name, on: enteredAt },
    code: code && { system: CODE_SYSTEMS[code.system].address, code: code.code },
    words: [...waiting(line, saying), ...(saysNone ? [] : sayContent(section, apart, line.dosesCountedOn, words))],
    kind: content.kind ?? content.topic ?? null,
    ...{ reaction, severity, relative, rhythm, startedOn, endedOn },
  }
}

const VACCINE_SYSTEMS = { CIS: CODE_SYSTEMS.cis, ATC: CODE_SYSTEMS.atc, SNOMED: CODE_SYSTEMS.snomed }

function doseOf(
  { id, vaccine, code, diseases, givenOn, dose, lot, givenBy, state, author, saidAt }: VaccinationLine,
  saying: Saying,
): LeavingDose {
  return {
    ...{ id, givenOn, dose, lot, givenBy, words: waiting({ state }, saying), by: author.name, on: saidAt },
    code: code && { system: VACCINE_SYSTEMS[code.system].address, code: code.value },
    vaccine: vaccine ?? sayDiseases(diseases, saying),
  }
}

function measureOf({ id, reading, measuredAt, state, author }: MeasureLine, saying: Saying): LeavingMeasure {
  const name = wordsOf(saying, "measures")(`kinds.${reading.kind}`)
  const position = reading.position ?? null
  const how =
    reading.kind === "blood_pressure"
      ? { mealMoment: null, arm: reading.arm ?? null, position }
      : { mealMoment: reading.mealMoment ?? null, arm: null, position }
  const said = { isProposed: state === "proposed", by: author.name, on: measuredAt }
  return { id, name, measuredAt, ...keptAs(reading), ...how, ...said }
}
