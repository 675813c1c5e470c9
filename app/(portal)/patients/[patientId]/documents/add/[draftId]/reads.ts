import type { PatientAccess } from "@/lib/access/require-access"
import { listPictures } from "@/lib/documents/deposit/pictures/queries"
import { getDraft, readProposal } from "@/lib/documents/deposit/queries"
import { allTypes, offeredTypes } from "@/lib/documents/deposit/rules"
import { ALL_GROUPS } from "@/lib/documents/rules"

type Asked = { draftId: string; query: string }

/** A deposit that waits to be described: its files, what it says of itself, and the types to choose from. */
export async function readDeposit(access: PatientAccess<"add:documents">, { draftId, query }: Asked) {
  const draft = await getDraft(access, draftId)
  const { typeCode: proposed, actOn } = await readProposal(access, draft)
  return {
    asked: draft.asked,
    pictures: await listPictures(access, draftId),
    files: draft.files.map(({ fileName }) => fileName),
    proposed,
    actOn,
    found: offeredTypes(access.scope, query, proposed),
    types: allTypes(access.scope, ALL_GROUPS),
  }
}
