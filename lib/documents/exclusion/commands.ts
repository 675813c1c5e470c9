import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { itemsWithin } from "@/lib/access/items-within"
import { exclude, include } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"

type Editing = PatientAccess<"edit:documents">

/**
 * Keeps one document from one caregiver, who is not told; doing it twice is the same as once.
 * @throws NotFoundError for a document that is not there, and for somebody who never was a caregiver of this patient
 */
export async function excludeCaregiver(access: Editing, documentId: string, caregiverAccountId: string): Promise<void> {
  await requireBoth(access, documentId, caregiverAccountId)
  await exclude(access, "documents", documentId, caregiverAccountId)
  access.trace({ action: "document.excluded", permission: "edit:documents", resourceIds: [documentId] })
}

/** Ends an exclusion: the caregiver sees the document again if it is within the access. */
export async function includeCaregiver(access: Editing, documentId: string, caregiverAccountId: string): Promise<void> {
  await requireBoth(access, documentId, caregiverAccountId)
  await include(access, "documents", documentId, caregiverAccountId)
  access.trace({ action: "document.included", permission: "edit:documents", resourceIds: [documentId] })
}

async function requireBoth({ tx, patientId, scope }: Editing, documentId: string, caregiverAccountId: string): Promise<void> {
  const found = await tx
    .select({ id: documents.id })
    .from(documents)
    .innerJoin(
      delegations,
      and(eq(delegations.patientId, documents.patientId), eq(delegations.caregiverAccountId, caregiverAccountId)),
    )
    .where(
      and(
        eq(documents.patientId, patientId),
        eq(documents.id, documentId),
        isNull(documents.deletedAt),
        itemsWithin(documents, scope),
      ),
    )
    .limit(1)
  if (found.length === 0) throw new NotFoundError()
}
