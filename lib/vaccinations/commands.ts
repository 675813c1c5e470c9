import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import type { AuthorKind } from "@/drizzle/vocabulary"
import { beginning, type ItemApart, type Judged } from "@/lib/access/apart"
import { readableSource } from "@/lib/access/item-source"
import { itemsWithin } from "@/lib/access/items-within"
import { type DocumentWords, keepApart, keepPlace, keepSource } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import type { AuditAction, Permission } from "@/lib/access/sections"
import { signatureOf } from "@/lib/access/signature"
import { ConflictError, NotFoundError, OvertakenError } from "@/lib/errors"
import { diseasesOfChoice, sensitiveTopicOf } from "@/lib/reference/vaccines"
import { changeableBy, isRestorable, proofOf, requireAfterBirth } from "./authorship/queries"
import type { Said, SaidAnew, SaidOnce } from "./schema"

type Adding = PatientAccess<"add:vaccinations">
type Changing = PatientAccess<never>
export type Change = { id: string; version: number; action: AuditAction; permission: Permission }
const PROFESSIONAL: AuthorKind = "professional"

/**
 * Writes a dose down, signed by who says it. What somebody says whom the patient let in waits for the patient or a
 * professional; what she says herself, who answers for a child, or a professional says, stands. The same form sent twice is one.
 */
export async function addVaccination(access: Adding, input: SaidOnce, from?: DoseOrigin): Promise<void> {
  const { tx, patientId } = access
  const { content, proof } = await contentOf(access, input, "vaccination.added")
  const values = { ...content, ...proof?.columns, ...(await signatureOf(access)), idempotencyKey: input.key }
  const [made] = await tx
    .insert(vaccinations)
    .values({ patientId, ...values, ...beginning(judged(values.diseases), from?.apart) })
    .onConflictDoNothing({ target: [vaccinations.patientId, vaccinations.idempotencyKey] })
    .returning({ id: vaccinations.id })
  // Sent again, it adds nothing: what is said of it is that it stands in the book.
  access.trace({
    action: made ? "vaccination.added" : "vaccination.listed",
    permission: "add:vaccinations",
    resourceIds: made ? [made.id] : [],
  })
  if (!made) return
  if (access.scope.items.kind === "professional") await keepPlace(access, "vaccinations", made.id)
  const words = from?.source ?? proof?.words
  if (words) await keepSource(access, "vaccinations", made.id, words)
  await keepApart(access, "vaccinations", made.id, from?.apart)
}

/** The document that a dose is read out of, in words that stay when it goes, and how close it begins as that does. */
type DoseOrigin = { source: DocumentWords; apart: ItemApart }

/**
 * Says a dose anew: its author, or who decides for the patient where no professional wrote it. A caregiver's correction waits
 * again, and what somebody confirmed is to be confirmed again, since it says something else.
 */
export async function correctVaccination(access: Adding, input: SaidAnew): Promise<void> {
  const { vaccinationId: id, version } = input
  const action = "vaccination.corrected"
  const { content, proof } = await contentOf(access, input, action)
  const before = await readSource(access, id)
  const { authorKind, authorName, state } = await signatureOf(access)
  const isProposer = sql`${vaccinations.authorKind} = 'caregiver' and ${vaccinations.authorAccountId} <> ${access.actor.accountId}`
  // Who decides and corrects somebody else's line says yes to what it says now.
  const yes = <Value>(value: Value) => (decides(access.scope) ? sql`case when ${isProposer} then ${value} end` : null)
  await changeLine(
    access,
    { id, version, action, permission: "add:vaccinations" },
    {
      ...content,
      // A document that the form could not offer stays named.
      ...(proof?.columns ?? (before.isKept ? {} : { sourceDocumentId: null, sourceDocumentVersion: null })),
      ...rejudged(content.diseases),
      state,
      saidAt: sql`now()`,
      confirmedAt: yes(sql`now()`),
      confirmedByAccountId: yes(sql`${access.actor.accountId}::uuid`),
      confirmedByKind: yes(authorKind),
      confirmedByName: yes(authorName),
      confirmedByProfession: null,
    },
    changeableBy(access),
  )
  if (proof && proof.columns.sourceDocumentId !== before.documentId) await keepSource(access, "vaccinations", id, proof.words)
}

/** Takes a line away, for thirty days at first: its author, or who decides for the patient where no professional wrote it. */
export async function removeVaccination(access: Adding, id: string, version: number): Promise<void> {
  const change = { id, version, action: "vaccination.removed", permission: "add:vaccinations" } as const
  await changeLine(access, change, { deletedAt: sql`now()` }, changeableBy(access))
}

/**
 * Brings a removed line back as it was; who only helps has it confirmed again, since somebody else may have taken it away. One that
 * is back already stays so.
 * @throws NotFoundError when the thirty days are over
 */
export async function restoreVaccination(access: Adding, id: string): Promise<void> {
  const rows = await access.tx
    .update(vaccinations)
    .set({
      ...(access.scope.items.kind === "granted" ? WAITING : {}),
      deletedAt: null,
      version: sql`${vaccinations.version} + 1`,
    })
    .where(and(here(access, id), isRestorable(), changeableBy(access)))
    .returning({ id: vaccinations.id })
  if (rows.length === 0) await requireLine(access, id)
  access.trace({ action: "vaccination.restored", permission: "add:vaccinations", resourceIds: [id] })
}

const WAITING = {
  state: "proposed",
  confirmedAt: null,
  confirmedByAccountId: null,
  confirmedByKind: null,
  confirmedByName: null,
  confirmedByProfession: null,
}

/**
 * Changes the version that the person saw.
 * @throws OvertakenError for any other version: both are shown then
 * @throws ConflictError for a line that a professional wrote
 * @throws NotFoundError for a line that is not there for who asks
 */
export async function changeLine(access: Changing, change: Change, set: PgUpdateSetSource<typeof vaccinations>, also?: SQL) {
  const { id, version, action, permission } = change
  const rows = await access.tx
    .update(vaccinations)
    .set({ ...set, version: sql`${vaccinations.version} + 1` })
    .where(and(here(access, id), isNull(vaccinations.deletedAt), eq(vaccinations.version, version), also))
    .returning({ id: vaccinations.id })
  const found = rows.length > 0 ? null : await requireLine(access, id)
  access.trace({ action, permission, resourceIds: [id] })
  if (!found) return
  const isAnothers = found.authorKind === PROFESSIONAL && found.authorAccountId !== access.actor.accountId
  if (isAnothers) throw new ConflictError("vaccinations.of_a_professional")
  throw new OvertakenError("vaccinations.changed_meanwhile")
}

const here = ({ patientId, scope }: Changing, id: string) =>
  and(eq(vaccinations.patientId, patientId), eq(vaccinations.id, id), itemsWithin(vaccinations, scope))

async function requireLine(access: Changing, id: string) {
  const [row] = await access.tx
    .select({ authorKind: vaccinations.authorKind, authorAccountId: vaccinations.authorAccountId })
    .from(vaccinations)
    .where(and(here(access, id), isNull(vaccinations.deletedAt)))
  if (!row) throw new NotFoundError()
  return row
}

/** The document of a line before it is said anew; `isKept` where who writes does not find it any more, or may not read it. */
async function readSource(access: Adding, id: string) {
  const { tx, patientId, scope } = access
  const isThere = and(readableSource(vaccinations, patientId, scope), isNull(documents.deletedAt))
  const [row] = await tx
    .select({ documentId: vaccinations.sourceDocumentId, found: documents.id })
    .from(vaccinations)
    .leftJoin(documents, isThere)
    .where(here(access, id))
  return { documentId: row?.documentId ?? null, isKept: row?.found === null }
}

async function contentOf(access: Adding, said: Said, action: AuditAction) {
  const { against, documentId, vaccine, dose, lot, givenBy, givenOn, code, codeSystem } = said
  try {
    await requireAfterBirth(access, givenOn)
    const diseases = diseasesOfChoice(against) ?? []
    const content = { diseases, givenOn, vaccine, dose, lot, givenBy, code, codeSystem }
    return { content, proof: await proofOf(access, documentId) }
  } catch (error) {
    // What was asked is told as tried: the person was known by then.
    access.trace({ action, permission: "add:vaccinations" })
    throw error
  }
}

function judged(diseases: Parameters<typeof sensitiveTopicOf>[0]): Judged {
  const sensitiveTopic = sensitiveTopicOf(diseases)
  return { sensitivity: sensitiveTopic ? "sensitive" : "not", sensitiveTopic }
}

/** What was judged of a line stays while it is against the same; against something else it becomes as close as that begins, and never more open. */
function rejudged(diseases: Parameters<typeof sensitiveTopicOf>[0]) {
  const { sensitivity, sensitiveTopic } = judged(diseases)
  if (sensitivity !== "sensitive") return {}
  const stays = sql`(${vaccinations.diseases} = ${sql.param(diseases)}::text[] or ${vaccinations.sensitivity} = 'sensitive')`
  return {
    sensitivity: sql`case when ${stays} then ${vaccinations.sensitivity} else ${sensitivity} end`,
    sensitiveTopic: sql`case when ${stays} then ${vaccinations.sensitiveTopic} else ${sensitiveTopic}::text end`,
  }
}
