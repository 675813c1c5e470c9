import "server-only"
import { and, between, eq, inArray, sql } from "drizzle-orm"
import { MEASURE_CODES } from "@/drizzle/measure-vocabulary"
import { OPEN_RECTIFICATIONS } from "@/drizzle/rectification-vocabulary"
import { measureImports, measures } from "@/drizzle/schema/measures"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { decryptText } from "@/lib/platform/keys/keyring"
import { isUuid } from "@/lib/platform/uuid"
import { ruleValue } from "@/lib/reference/dated-rules"
import { visible } from "../queries"
import { readingOf } from "../rules"
import type { ImportLine, JudgedLine, ReadFile } from "./rules"
import { judgeLines } from "./sameness/rules"
import { readFileSchema } from "./schema"

type Importing = PatientAccess<"view:measures" | "add:measures">

/** For how many hours whoever imported a file may take it back, as a document (choix de Relais). */
export const HOURS_TO_WITHDRAW_IMPORT = ruleValue("deposit_withdrawn_within").value

/** A file that waits, judged line by line; or what became of it. */
export type Import =
  | { state: "waiting"; file: Omit<ReadFile, "lines">; lines: JudgedLine[] }
  | { state: "added"; addedAt: Date; added: number; standing: number; untouched: number; until: Date | null }

/** To what the content of a file that waits is bound. */
export const contentOwner = (importId: string) => `measure import ${importId}`

/**
 * One's own import, before or after its measures were added; nobody else finds it.
 * @throws NotFoundError for none of one's own
 */
export async function requireImport(access: Importing, importId: string): Promise<Import> {
  const { tx } = access
  if (!isUuid(importId)) throw new NotFoundError()
  const [row] = await tx.select({ content: measureImports.content }).from(measureImports).where(ownImport(access, importId))
  access.trace({ action: "measure.listed", permission: "add:measures" })
  if (!row) return requireAdded(access, importId)
  const { lines, ...file } = await openContent(access, importId, row.content)
  return { state: "waiting", file, lines: await judgeAll(access, lines) }
}

/** The rows of files that wait, of the one who sent them. */
export const ownImport = ({ patientId, actor }: Importing, importId: string) =>
  and(eq(measureImports.patientId, patientId), eq(measureImports.id, importId), eq(measureImports.accountId, actor.accountId))

/** The measures that the actor added from one file. */
export const ofImport = ({ patientId, actor }: PatientAccess<"add:measures">, importId: string) =>
  and(eq(measures.patientId, patientId), eq(measures.importId, importId), eq(measures.authorAccountId, actor.accountId))

/** Nobody answered it, and it is not contested: it is still its author's to take back. Names are written out, as in `isUnread`. */
export const untouched = sql`measures.answered_at is null and not exists (
  select from rectifications contested where contested.patient_id = measures.patient_id and contested.section = 'measures'
    and contested.item_id = measures.id and contested.state in (${sql.join(
      OPEN_RECTIFICATIONS.map((state) => sql`${state}`),
      sql`, `,
    )}))`

/** What was read in a file, with the patient's key. */
export async function openContent(access: Importing, importId: string, content: Buffer): Promise<ReadFile> {
  const text = decryptText(await openPatientKey(access), content, contentOwner(importId))
  return readFileSchema.parse(JSON.parse(text))
}

/** Each line beside what the actor may see of those kinds and days: what is hidden from them is no news to them. */
export async function judgeAll({ tx, patientId, scope }: Importing, lines: readonly ImportLine[]): Promise<JudgedLine[]> {
  if (lines.length === 0) return []
  const times = lines.map(({ measuredAt }) => measuredAt.getTime())
  const [earliest, latest] = times.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, 0])
  const codes = [...new Set(lines.map(({ reading }) => MEASURE_CODES[reading.kind]))]
  const { code, value, systolic, diastolic, mealMoment, arm, position, measuredAt } = measures
  const kept = await tx
    .select({ code, value, systolic, diastolic, mealMoment, arm, position, measuredAt })
    .from(measures)
    .where(
      and(visible(patientId, scope), inArray(code, codes), between(measuredAt, new Date(earliest), new Date(latest + 60_000))),
    )
  return judgeLines(
    lines,
    kept.map((row) => ({ reading: readingOf(row), measuredAt: row.measuredAt })),
  )
}

async function requireAdded(access: Importing, importId: string): Promise<Import> {
  const until = sql`max(${measures.enteredAt}) + make_interval(hours => ${HOURS_TO_WITHDRAW_IMPORT})`
  const [row] = await access.tx
    .select({
      addedAt: sql<Date | null>`max(${measures.enteredAt})`.mapWith(measures.enteredAt),
      until: sql<Date | null>`case when ${until} > now() then ${until} end`.mapWith(measures.enteredAt),
    })
    .from(measures)
    .where(ofImport(access, importId))
  if (!row?.addedAt) throw new NotFoundError()
  return { state: "added", addedAt: row.addedAt, until: row.until, ...(await countAdded(access, importId)) }
}

/** The person, and who represents her, know what was taken away or hidden; for anybody else it was never there. */
async function countAdded(access: Importing, importId: string) {
  const { tx, patientId, scope } = access
  const knowsAll = decides(scope)
  const [counts] = await tx
    .select({
      added: sql<number>`count(*)::int`,
      standing: sql<number>`(count(*) filter (where ${measures.deletedAt} is null))::int`,
      untouched: sql<number>`(count(*) filter (where ${measures.deletedAt} is null and ${untouched}))::int`,
    })
    .from(measures)
    .where(and(ofImport(access, importId), knowsAll ? undefined : visible(patientId, scope)))
  return counts ?? { added: 0, standing: 0, untouched: 0 }
}
