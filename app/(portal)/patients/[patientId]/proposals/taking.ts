import { randomUUID } from "node:crypto"
import type { PatientAccess } from "@/lib/access/require-access"
import { inZone } from "@/lib/appointments/clock/rules"
import { addAppointment } from "@/lib/appointments/commands"
import { HOME_ZONE } from "@/lib/appointments/rules"
import * as proposals from "@/lib/documents/proposals/commands"
import type { OpenProposal, TakenProposal } from "@/lib/documents/proposals/rules"
import { ForbiddenError } from "@/lib/errors"
import { addMeasure } from "@/lib/measures/commands"
import { kindOfCode, type Reading } from "@/lib/measures/rules"
import { takeLine } from "@/lib/profile/taking/commands"
import { addVaccination } from "@/lib/vaccinations/commands"
import { addVaccinationSchema } from "@/lib/vaccinations/schema"

type Viewing = PatientAccess<"view:documents">
type Which = { documentId: string; entry: string }
type Taking = Extract<OpenProposal, { section: "measures" }>["taking"]

/** Takes one proposal and writes it down in its section, once. */
export async function takeProposal(access: Viewing, which: Which, against?: string): Promise<void> {
  const taken = await proposals.takeProposal(access, which)
  if (!taken) return
  if ("dose" in taken) return takeDose(access, taken, against ?? "")
  if ("taking" in taken) return takeMeasure(access, taken)
  if ("appointment" in taken) return takeAppointment(access, taken)
  const { section, content, saysNone, apart } = taken
  await takeLine(access, { section, lineId: randomUUID() }, { content, saysNone, apart, origin: originOf(taken) })
}

/** Where a line comes from, in what stays of its document. */
export const originOf = ({ source, entry, code, documentVersion }: TakenProposal) => ({ ...source, entry, code, documentVersion })

async function takeDose(access: Viewing, taken: Extract<TakenProposal, { section: "vaccinations" }>, against: string) {
  const adding = access.may("add:vaccinations")
  if (!adding) throw new ForbiddenError("add:vaccinations", access.patientId)
  const { dose, source, apart } = taken
  const said = { ...dose, against, documentId: source.documentId, patientId: access.patientId, key: randomUUID() }
  const { patientId: _, ...checked } = addVaccinationSchema.parse({ ...empty(said), ...codeOf(taken) })
  await addVaccination(adding, checked, { source, apart })
}

/** A form has empty words where nothing is said. */
const empty = <Said extends object>(said: Said) =>
  Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value ?? ""]))

const SYSTEMS: Record<string, { codeSystem: string; shape: RegExp }> = {
  "http://www.whocc.no/atc": { codeSystem: "ATC", shape: /^J07[A-Z]{2}\d{2}$/ },
  "http://snomed.info/sct": { codeSystem: "SNOMED", shape: /^\d{6,18}$/ },
}

/** The code of a vaccine in a system that the book knows. */
function codeOf({ code }: Pick<TakenProposal, "code">) {
  const known = code && SYSTEMS[code.system]
  return code && known?.shape.test(code.code) ? { code: code.code, codeSystem: known.codeSystem } : {}
}

async function takeMeasure(
  access: Viewing,
  { taking, source, documentVersion, apart }: Extract<TakenProposal, { section: "measures" }>,
) {
  const adding = access.may("add:measures")
  if (!adding) throw new ForbiddenError("add:measures", access.patientId)
  const { reading, at } = readingOfTaking(taking)
  await addMeasure(adding, { reading, measuredAt: at, from: { source, documentVersion, apart } })
}

/** What was measured and when, as the record keeps it. */
export function readingOfTaking({ loinc, measuredAt, values, mealMoment, arm, position }: Taking): {
  reading: Reading
  at: Date
} {
  const kind = kindOfCode(loinc)
  const [first = 0, second = 0] = values.map(({ value }) => value)
  const at = new Date(measuredAt)
  if (kind === "blood_pressure") return { reading: { kind, systolic: first, diastolic: second, arm, position }, at }
  return { reading: { kind, value: first, mealMoment, position }, at }
}

/** Written by the clock of Paris: a document says an instant, and not where the clock hangs. */
async function takeAppointment(
  access: Viewing,
  { appointment, source, documentVersion, apart }: Extract<TakenProposal, { section: "appointments" }>,
) {
  const acting = access.may("act:appointments")
  if (!acting) throw new ForbiddenError("act:appointments", access.patientId)
  const { withWhom, place, bring, startsAt } = appointment
  const clock = { ...inZone(new Date(startsAt), HOME_ZONE), zone: HOME_ZONE }
  const said = { ...clock, withWhom, place, bring, companionId: null, companion: null, appointmentId: randomUUID() }
  await addAppointment(acting, said, { source, documentVersion, apart })
}
