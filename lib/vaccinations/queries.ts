import "server-only"
import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm"
import { practised } from "@/drizzle/practised"
import { documents } from "@/drizzle/schema/documents"
import { itemSources } from "@/drizzle/schema/items"
import { patients } from "@/drizzle/schema/patients"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import { VACCINE_CODE_SYSTEMS, VACCINE_DISEASES } from "@/drizzle/vaccination-vocabulary"
import { AUTHOR_KINDS, ITEM_STATES, oneOf, SENSITIVITIES } from "@/drizzle/vocabulary"
import { ofSource, readableSource, sourceColumns, sourceOf } from "@/lib/access/item-source"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { entryOf } from "@/lib/access/sections"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { changeableBy, isRestorable } from "./authorship/queries"
import { gesturesOf, type RemovedLine, type VaccinationLine } from "./rules"

type Viewing = PatientAccess<"view:vaccinations">

/** A book has some dozens of lines; what nobody would read is not drawn either. */
const MOST = 500

/** Every dose that who looks may see, the latest first, refused proposals among them. */
export async function listVaccinations(access: Viewing): Promise<VaccinationLine[]> {
  const rows = await linesStatement(access)
  access.trace({ action: "vaccination.listed", permission: "view:vaccinations", resourceIds: rows.map(({ id }) => id) })
  return rows.map((row) => lineOf(row, access))
}

/**
 * One dose.
 * @throws NotFoundError for one that is not there for who looks
 */
export async function getVaccination(access: Viewing, id: string): Promise<VaccinationLine> {
  if (!isUuid(id)) throw new NotFoundError()
  const [row] = await linesStatement(access, eq(vaccinations.id, id))
  if (!row) throw new NotFoundError()
  access.trace({ action: "vaccination.viewed", permission: "view:vaccinations", resourceIds: [id] })
  return lineOf(row, access)
}

/** What was removed and can still come back, for who may bring it back. */
export async function listRemovedVaccinations(access: PatientAccess<"add:vaccinations">): Promise<RemovedLine[]> {
  const { tx, patientId, scope } = access
  const { id, diseases, givenOn } = vaccinations
  const rows = await tx
    .select({ id, diseases, givenOn })
    .from(vaccinations)
    .where(and(eq(vaccinations.patientId, patientId), isRestorable(), itemsWithin(vaccinations, scope), changeableBy(access)))
    .orderBy(desc(vaccinations.deletedAt))
    .limit(MOST)
  access.trace({ action: "vaccination.listed", permission: "add:vaccinations", resourceIds: rows.map((row) => row.id) })
  return rows.map((row) => ({ ...row, diseases: VACCINE_DISEASES.filter((disease) => row.diseases.includes(disease)) }))
}

/** Since when the person lives, and which day it is; null for whoever does not read the book as a whole. */
export async function getCalendarDays(access: Viewing): Promise<{ birthDate: string; today: string } | null> {
  const { tx, patientId, scope } = access
  const type = entryOf("vaccinations").items?.type ?? ""
  if (scope.items.kind === "authored" || (scope.items.kind === "professional" && !scope.items.types.includes(type))) return null
  const [row] = await tx
    .select({ birthDate: patients.birthDate, today: sql<string>`(now() at time zone 'Europe/Paris')::date::text` })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  return row
}

/** The document is joined as far as who looks may read it: of any other there is nothing to tell. */
function linesStatement({ tx, patientId, scope }: Viewing, also?: SQL) {
  return tx
    .select({ ...COLUMNS, ...sourceColumns(vaccinations, patientId) })
    .from(vaccinations)
    .leftJoin(documents, readableSource(vaccinations, patientId, scope))
    .leftJoin(itemSources, ofSource(vaccinations, patientId))
    .where(and(eq(vaccinations.patientId, patientId), isNull(vaccinations.deletedAt), itemsWithin(vaccinations, scope), also))
    .orderBy(desc(vaccinations.givenOn), desc(vaccinations.id))
    .limit(MOST)
}

const COLUMNS = {
  id: vaccinations.id,
  version: vaccinations.version,
  vaccine: vaccinations.vaccine,
  codeSystem: vaccinations.codeSystem,
  code: vaccinations.code,
  diseases: vaccinations.diseases,
  givenOn: vaccinations.givenOn,
  dose: vaccinations.dose,
  lot: vaccinations.lot,
  givenBy: vaccinations.givenBy,
  saidAt: vaccinations.saidAt,
  state: vaccinations.state,
  authorKind: vaccinations.authorKind,
  authorAccountId: vaccinations.authorAccountId,
  authorName: vaccinations.authorName,
  authorRelation: vaccinations.authorRelation,
  authorProfession: practised(vaccinations.authorProfession, vaccinations.authorAccountId),
  confirmedAt: vaccinations.confirmedAt,
  confirmedByKind: vaccinations.confirmedByKind,
  confirmedByName: vaccinations.confirmedByName,
  confirmedByProfession: practised(vaccinations.confirmedByProfession, vaccinations.confirmedByAccountId),
  sensitivity: vaccinations.sensitivity,
  marks: vaccinations.marks,
}

type Row = Awaited<ReturnType<typeof linesStatement>>[number]

function lineOf(row: Row, access: Viewing): VaccinationLine {
  const { scope } = access
  const isAuthor = row.authorAccountId === scope.actorAccountId
  const [authorKind, state] = [oneOf(AUTHOR_KINDS, row.authorKind), oneOf(ITEM_STATES, row.state)]
  const { id, version, vaccine, givenOn, dose, lot, givenBy, saidAt } = row
  return {
    ...{ id, version, vaccine, givenOn, dose, lot, givenBy, saidAt, state },
    code: row.code && row.codeSystem ? { system: oneOf(VACCINE_CODE_SYSTEMS, row.codeSystem), value: row.code } : null,
    diseases: VACCINE_DISEASES.filter((disease) => row.diseases.includes(disease)),
    author: {
      kind: authorKind,
      name: row.authorName,
      relation: row.authorRelation,
      profession: row.authorProfession,
      isYou: isAuthor,
    },
    confirmation: confirmationOf(row),
    source: sourceOf(row, scope.items.kind === "all" || isAuthor),
    forPatient: decides(scope) ? toldToPatient(row) : null,
    may: gesturesOf(
      { state, authorKind, isAuthor, isConfirmedInCare: row.confirmedByKind === "professional" },
      { scope, may: (verb) => access.may(`${verb}:vaccinations`) !== null },
    ),
  }
}

function confirmationOf({ confirmedAt, confirmedByKind, confirmedByName, confirmedByProfession }: Row) {
  if (!confirmedAt || !confirmedByKind || !confirmedByName) return null
  const kind = oneOf(AUTHOR_KINDS, confirmedByKind)
  return { at: confirmedAt, kind, name: confirmedByName, profession: confirmedByProfession }
}

const toldToPatient = ({ sensitivity, marks }: Row) => ({
  sensitivity: oneOf(SENSITIVITIES, sensitivity),
  isHiddenFromProfessionals: marks.includes("MASQUE_PS"),
})
