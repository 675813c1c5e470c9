import { askReaders } from "@/lib/care-circle/readers/queries"
import { searchSchema } from "@/lib/care-circle/schema"
import { patientPage } from "../../../../patient-page"
import { ReadersView } from "../../../confidentiality/readers/readers-view"

/** For the patient alone: who could read this document today, and why. */
export default async function ReadersPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/documents/[documentId]/readers">) {
  const { patientId, documentId } = await params
  const { q } = searchSchema.parse(await searchParams)
  const document = `/patients/${patientId}/documents/${documentId}`
  return patientPage(
    patientId,
    ["edit:documents"],
    (access) => askReaders(access, "documents", documentId, q),
    ({ space: _, ...answers }) => (
      <ReadersView {...answers} kind="document" at={`${document}/readers`} back={document} typed={q} />
    ),
  )
}
