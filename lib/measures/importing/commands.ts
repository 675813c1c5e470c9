import "server-only"
import { and, isNull, sql } from "drizzle-orm"
import { measureImports, measures } from "@/drizzle/schema/measures"
import type { Actor } from "@/lib/access/actor"
import { keepPlaces } from "@/lib/access/kept-of-items"
import { openPatientKey } from "@/lib/access/patient-key"
import { askAccess, type PatientAccess, withAccess } from "@/lib/access/require-access"
import { signatureOf } from "@/lib/access/signature"
import { comparePeople } from "@/lib/access/whose"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { encryptText } from "@/lib/platform/keys/keyring"
import { columnsOf } from "../commands"
import { readImport } from "./files/queries"
import {
  contentOwner,
  HOURS_TO_WITHDRAW_IMPORT,
  judgeAll,
  ofImport,
  openContent,
  ownImport,
  requireImport,
  untouched,
} from "./queries"
import { ImportRefusedError, type JudgedLine } from "./rules"

type Importing = PatientAccess<"view:measures" | "add:measures">

/** Asks before the first byte whether this actor may import here, and gives the id that the import will have. */
export const askToImport = (actor: Actor, patientId: string): Promise<string> =>
  askAccess(actor, patientId, ["view:measures", "add:measures"])

/**
 * Reads a file and keeps what it says, encrypted, until whoever sent it has looked at it; of the file itself nothing is kept.
 * @throws ImportRefusedError when nothing of it is read, or when it is somebody else's
 */
export async function receiveImport(actor: Actor, patientId: string, importId: string, path: string): Promise<void> {
  const { file, people } = await readImport(path)
  await withAccess(actor, patientId, ["view:measures", "add:measures"], async (access) => {
    const { tx } = access
    const whose = await comparePeople(access, people)
    access.trace({
      action: "measure.import_started",
      permission: "add:measures",
      ...(whose === "same" ? {} : { outcome: "refused" }),
    })
    if (whose !== "same") throw new ImportRefusedError(whose)
    const content = encryptText(await openPatientKey(access), JSON.stringify(file), contentOwner(importId))
    await tx.insert(measureImports).values({ patientId, id: importId, accountId: actor.accountId, content })
  })
}

/**
 * Adds what a file holds and is not there yet, signed by whoever imports as any measure is: everything usual, and of what is unusual
 * each that was said to be right; gives whether there was any. The button pressed twice, or the same file from two tabs, adds it once.
 * @throws NotFoundError for no file of one's own
 */
export async function importMeasures(access: Importing, importId: string, right: readonly number[]): Promise<boolean> {
  const { tx, patientId } = access
  // Two files of one person that arrive together see each other's measures, whoever sends them.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 5))`)
  const [row] = await tx.select({ content: measureImports.content }).from(measureImports).where(ownImport(access, importId))
  if (!row) {
    await requireImport(access, importId)
    return true
  }
  const { lines } = await openContent(access, importId, row.content)
  const taken = (await judgeAll(access, lines)).filter(
    ({ fate, place }) => fate === "new" || (fate === "unusual" && right.includes(place)),
  )
  const ids = await insertAll(access, importId, taken)
  // Of a file that adds nothing nothing else would be left, for whoever presses once more.
  if (ids.length > 0) await tx.delete(measureImports).where(ownImport(access, importId))
  access.trace({ action: "measure.imported", permission: "add:measures", resourceIds: ids })
  if (access.scope.items.kind === "professional") await keepPlaces(access, "measures", ids)
  return ids.length > 0
}

/** So many rows a statement stay far below the number of values that Postgres takes in one. */
const AT_ONCE = 1_000

async function insertAll(access: Importing, importId: string, lines: readonly JudgedLine[]): Promise<string[]> {
  const signature = await signatureOf(access)
  const ids: string[] = []
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const rows = lines.slice(from, from + AT_ONCE).map(({ reading, measuredAt, fate }) => ({
      ...{ value: null, systolic: null, diastolic: null, mealMoment: null, arm: null, position: null },
      ...columnsOf(reading),
      ...signature,
      ...{ patientId: access.patientId, measuredAt, importId, unusualConfirmed: fate === "unusual" },
      sensitivity: "not",
    }))
    const made = await access.tx.insert(measures).values(rows).onConflictDoNothing().returning({ id: measures.id })
    ids.push(...made.map(({ id }) => id))
  }
  return ids
}

/**
 * Takes back, within the hour, what one added from a file, save what was answered or is contested; the same file can be added anew.
 * Done twice, it is done.
 * @throws NotFoundError for what somebody else imported
 * @throws ConflictError once the hour is over
 */
export async function withdrawImport(access: Importing, importId: string): Promise<void> {
  const gone = await access.tx
    .update(measures)
    .set({ deletedAt: sql`now()` })
    .where(
      and(
        ofImport(access, importId),
        ...[isNull(measures.deletedAt), untouched],
        sql`${measures.enteredAt} > now() - make_interval(hours => ${HOURS_TO_WITHDRAW_IMPORT})`,
      ),
    )
    .returning({ id: measures.id })
  const known = gone.length > 0 ? null : await requireImport(access, importId)
  if (known?.state === "waiting") throw new NotFoundError()
  access.trace({ action: "measure.import_withdrawn", permission: "add:measures", resourceIds: gone.map(({ id }) => id) })
  if (known && known.until === null && known.standing > 0) throw new ConflictError("measures.import_withdrawn_too_late")
}
