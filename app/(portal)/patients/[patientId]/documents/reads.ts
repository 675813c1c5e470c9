import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { listDeletedDocuments } from "@/lib/documents/deleted/queries"
import { allTypes } from "@/lib/documents/deposit/rules"
import { readCda, readFhir } from "@/lib/documents/download/queries"
import { countProposals, proposesNothing } from "@/lib/documents/proposals/queries"
import { getDocument, listDocuments, listFacets } from "@/lib/documents/queries"
import { ALL_GROUPS, groupsOf } from "@/lib/documents/rules"
import { parseFilters } from "@/lib/documents/schema"
import { wordOf } from "@/lib/documents/sensitivity/rules"
import { findWithdrawn } from "@/lib/documents/withdrawing/queries"
import { NotFoundError } from "@/lib/errors"
import { readContested } from "@/lib/rectifications/queries"
import { language } from "@/lib/request/words"

type Query = Record<string, string | string[] | undefined>
type Viewing = PatientAccess<"view:documents">
type Editing = PatientAccess<"view:documents" | "edit:documents">

/** One page of the list, what it can be narrowed to where that is asked, and what may be done with it. */
export async function readList(access: Viewing, query: Query) {
  const filters = parseFilters(query)
  return {
    filters,
    page: await listDocuments(access, filters),
    facets: query.narrow ? await listFacets(access) : undefined,
    groups: groupsOf(access.scope),
    mayAdd: access.may("add:documents") !== null,
    mayEdit: access.may("edit:documents") !== null,
  }
}

/** What was deleted and can be brought back. */
export async function readDeleted(access: PatientAccess<"edit:documents">) {
  return { deleted: await listDeletedDocuments(access) }
}

/** A document with its content, or the part of it that is asked for, where the page itself shows it, whoever looks. */
export async function readContent(access: Viewing, documentId: string, part: unknown) {
  const document = await getDocument(access, documentId)
  const locale = await language()
  return {
    document,
    fhir: document.mediaType === "application/fhir+json" ? await readFhir(access, documentId, locale, part) : undefined,
    cda: document.mediaType === "text/xml" ? await readCda(access, documentId, locale) : undefined,
  }
}

/** A document, and for the patient who else sees it, to which nobody else has an answer; or that its depositor took it back. */
export async function readDocument(access: Viewing, documentId: string, part: unknown) {
  const gone = await findWithdrawn(access, documentId)
  if (gone) return { gone }
  const content = await readContent(access, documentId, part)
  const editing = access.may("edit:documents")
  const contested = await readContested(access, "documents", documentId)
  const proposed = (await countProposals(access, documentId)).lines
  const isSaidInFull = content.fhir !== undefined || content.cda !== undefined
  const holdsNothing = isSaidInFull && (await proposesNothing(access, documentId))
  const sights = editing ? await listCaregiversWhoSee(editing, "documents", documentId) : null
  return { gone: null, ...content, contested, proposed, holdsNothing, sights }
}

/** What a document says of itself, to be said anew, and the types to choose from. */
export async function readDescription(access: Editing, documentId: string) {
  const { typeCode, title, actOn, version, forPatient } = await getDocument(access, documentId)
  const sensitivity = wordOf(typeCode, forPatient?.sensitivity ?? "not_yet_judged")
  return { described: { typeCode, title, actOn, sensitivity }, version, types: allTypes(access.scope, ALL_GROUPS) }
}

/** A document that holds words on pages: a PDF, or a clinical document, which may be one. @throws NotFoundError for any other */
export async function readPaged(access: Viewing, documentId: string) {
  const document = await getDocument(access, documentId)
  if (document.mediaType !== "application/pdf" && document.mediaType !== "text/xml") throw new NotFoundError()
  return { document }
}

/** A document that may be deleted. @throws NotFoundError for one that stays */
export async function readDeletable(access: Editing, documentId: string) {
  const { title, version, canBeDeleted } = await getDocument(access, documentId)
  if (!canBeDeleted) throw new NotFoundError()
  return { title, version }
}

/** A deposit of one's own that waits to be announced. @throws NotFoundError for any other document */
export async function readAwaited(access: PatientAccess<"view:documents" | "edit:marks">, documentId: string) {
  const { title, version, forProfessional } = await getDocument(access, documentId)
  const planned = forProfessional?.isOwnDeposit ? forProfessional.announceOn : null
  if (!planned) throw new NotFoundError()
  return { title, version, planned }
}
