import "server-only"
import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { wishes } from "@/drizzle/schema/wishes"
import { WISH_TYPES, type WishKind } from "@/drizzle/wish-vocabulary"
import { hideHoldingDocuments } from "@/lib/access/hidden-marks"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { oneAtATime } from "./one-at-a-time/commands"
import { HIDDEN_FROM_PROFESSIONALS, isOldEnough } from "./rules"
import type { GivenDirectives, GivenTrustedPerson } from "./schema"

type Edit = PatientAccess<"edit:wishes">
type Written = { kind: WishKind; action: AuditAction; said: Record<string, string>; document?: { id: string; version: number } }

/**
 * Writes advance directives, or says that a document holds them: from now on these are in force, and those before stay to be read.
 * @throws ConflictError `wishes.minor` under the age of majority (CSP art. L1111-11)
 */
export async function writeDirectives(access: Edit, { documentId, ...said }: GivenDirectives): Promise<void> {
  const document = documentId ? await requireDocument(access, documentId) : undefined
  await write(access, { kind: "directives", action: "directives.written", said, document })
}

/** Says in one's own words what one wants of organ donation; it enters nothing in the national register. */
export async function sayOrganDonation(access: Edit, words: string): Promise<void> {
  await write(access, { kind: "organ_donation", action: "organ_donation.said", said: { words } })
}

/** Names the trusted person (CSP art. L1111-6); it holds once that person has signed too. */
export async function nameTrustedPerson(access: Edit, said: GivenTrustedPerson): Promise<void> {
  await write(access, { kind: "trusted_person", action: "trusted_person.named", said })
}

type Signed = { wishId: string; signedOn: string; documentId?: string }

/**
 * Notes on which day the trusted person signed with her, and which deposited document is the paper that both signed; none, where
 * no document is named. @throws NotFoundError when somebody else is named meanwhile
 */
export async function noteSignature(access: Edit, { wishId, signedOn, documentId }: Signed): Promise<void> {
  const paper = documentId ? await requireDocument(access, documentId) : null
  const [noted] = await access.tx
    .update(wishes)
    .set({ countersignedOn: signedOn, sourceDocumentId: paper?.id ?? null, sourceDocumentVersion: paper?.version ?? null })
    .where(and(inForce(access, "trusted_person"), eq(wishes.id, wishId)))
    .returning({ marks: wishes.marks })
  if (!noted) throw new NotFoundError()
  tell(access, "trusted_person.signature_noted", [wishId])
  if (paper && noted.marks.includes(HIDDEN_FROM_PROFESSIONALS)) await hideHoldingDocuments(access, [paper.id])
}

/**
 * Ends what is in force, and leaves it to be read.
 * @throws ConflictError `wishes.already_ended` when it was ended or written anew meanwhile
 */
export async function revokeWish(access: Edit, wishId: string): Promise<void> {
  const here = and(eq(wishes.patientId, access.patientId), eq(wishes.id, wishId), isNull(wishes.deletedAt))
  const ended = await access.tx
    .update(wishes)
    .set({ endedAt: sql`now()`, endReason: "revoked" })
    .where(and(here, isNull(wishes.endedAt)))
    .returning({ id: wishes.id })
  const known = ended.length > 0 ? ended : await access.tx.select({ id: wishes.id }).from(wishes).where(here)
  if (known.length === 0) throw new NotFoundError()
  tell(access, "wish.revoked", [wishId])
  if (ended.length === 0) throw new ConflictError("wishes.already_ended")
}

async function write(access: Edit, { kind, action, said, document }: Written): Promise<void> {
  const { tx, patientId, actor } = access
  if (!isOldEnough(kind, actor.traits?.birthDate ?? "", new Date())) {
    tell(access, "wish.listed", [])
    throw new ConflictError(kind === "organ_donation" ? "wishes.too_young" : "wishes.minor")
  }
  await oneAtATime(access)
  await tx.update(wishes).set({ endedAt: sql`now()`, endReason: "replaced" }).where(inForce(access, kind))
  const marks = await marksOf(access, kind)
  const [made] = await tx
    .insert(wishes)
    .values({
      ...{ patientId, kind, said },
      ...{ typeCode: WISH_TYPES[kind], documentGroup: "wishes", sensitivity: "not", marks },
      ...{ authorKind: "patient", authorAccountId: actor.accountId, authorName: actor.displayName },
      sourceDocumentId: document?.id,
      sourceDocumentVersion: document?.version,
    })
    .returning({ id: wishes.id })
  tell(access, action, made ? [made.id] : [])
  if (document && marks?.includes(HIDDEN_FROM_PROFESSIONALS)) await hideHoldingDocuments(access, [document.id])
}

/** What is hidden from professionals stays so when it is written anew. */
async function marksOf({ tx, patientId }: Edit, kind: WishKind): Promise<string[] | undefined> {
  const [last] = await tx
    .select({ marks: wishes.marks })
    .from(wishes)
    .where(and(eq(wishes.patientId, patientId), eq(wishes.kind, kind), isNull(wishes.deletedAt)))
    .orderBy(desc(wishes.writtenAt), desc(wishes.id))
    .limit(1)
  return last?.marks
}

const inForce = ({ patientId }: Edit, kind: WishKind) =>
  and(eq(wishes.patientId, patientId), eq(wishes.kind, kind), isNull(wishes.endedAt), isNull(wishes.deletedAt))

/** A document that the person deposited as wishes, in the version that she sees. */
async function requireDocument(access: Edit, documentId: string) {
  const { id, version, patientId, documentGroup, deletedAt } = documents
  const [row] = await access.tx
    .select({ id, version })
    .from(documents)
    .where(
      and(
        eq(patientId, access.patientId),
        eq(id, documentId),
        eq(documentGroup, "wishes"),
        isNull(deletedAt),
        itemsWithin(documents, access.scope),
      ),
    )
  if (row) return row
  tell(access, "wish.listed", [])
  throw new InvalidInputError("wishes.document", "documentId")
}

function tell(access: Edit, action: AuditAction, resourceIds: string[]): void {
  access.trace({ action, permission: "edit:wishes", resourceIds })
}
