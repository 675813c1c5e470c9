import "server-only"
import { and, asc, desc, eq, inArray } from "drizzle-orm"
import { depositDrafts, depositFiles } from "@/drizzle/schema/documents"
import { MEDIA_TYPES, type MediaType, oneOf } from "@/drizzle/vocabulary"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { NotFoundError } from "@/lib/errors"
import { unwrapKey } from "@/lib/platform/keys/keyring"
import { isUuid } from "@/lib/platform/uuid"

type Adding = PatientAccess<"add:documents">

/** A page that was photographed, in pixels where they are known. */
export type DraftPicture = { position: number; width: number | null; height: number | null }

/** Where the bytes of a picture lie, and its opened key. */
type OpenedPicture = { mediaType: MediaType; objectKey: string; key: Buffer }

/** The pages of one's own deposit that are pictures, in their order, where `getDraft` was asked before; none of somebody else's. */
export async function listPictures(access: Adding, draftId: string): Promise<DraftPicture[]> {
  const pages = new Map<number, DraftPicture>()
  for (const { position, width, height } of await findPictures(access, draftId))
    if (!pages.has(position)) pages.set(position, { position, width, height })
  return [...pages.values()]
}

/**
 * Opens one picture of one's own deposit, the one made anew without metadata. The caller commits, then reads the bytes.
 * @throws NotFoundError when there is none, when it is somebody else's, or no picture
 */
export async function openPicture(access: Adding, draftId: string, position: number): Promise<OpenedPicture> {
  const picture = (await findPictures(access, draftId)).find((page) => page.position === position)
  if (!picture) throw new NotFoundError()
  const key = unwrapKey(await openPatientKey(access), picture.wrappedKey, fileKeyOwner(draftId, position, picture.role))
  access.trace({ action: "space.viewed", permission: "add:documents" })
  return { mediaType: oneOf(MEDIA_TYPES, picture.mediaType), objectKey: picture.objectKey, key }
}

/** By page, what is served of it first. */
async function findPictures({ tx, patientId, actor }: Adding, draftId: string) {
  if (!isUuid(draftId)) return []
  return tx
    .select({
      position: depositFiles.position,
      role: depositFiles.role,
      mediaType: depositFiles.mediaType,
      width: depositFiles.width,
      height: depositFiles.height,
      objectKey: depositFiles.objectKey,
      wrappedKey: depositFiles.wrappedKey,
    })
    .from(depositDrafts)
    .innerJoin(depositFiles, and(eq(depositFiles.patientId, depositDrafts.patientId), eq(depositFiles.draftId, depositDrafts.id)))
    .where(
      and(
        eq(depositDrafts.patientId, patientId),
        eq(depositDrafts.accountId, actor.accountId),
        eq(depositDrafts.id, draftId),
        inArray(depositFiles.mediaType, ["image/jpeg", "image/png"]),
      ),
    )
    .orderBy(asc(depositFiles.position), desc(depositFiles.role))
}
