import { DocumentContent } from "@/components/documents/document-content"
import { DocumentView } from "@/components/documents/document-view"
import { readCda, readFhir } from "@/lib/documents/download/queries"
import { getDocument } from "@/lib/documents/queries"
import { language } from "@/lib/request/words"
import { previewPage } from "../../preview-page"

/** One document as the person will see it; no unread mark moves. The bytes are the patient's own to open. */
export default async function PreviewedDocumentPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/documents/[documentId]">) {
  const { documentId, ...place } = await params
  const { part } = await searchParams
  return previewPage(place, "view:documents", async (view, { givenName }) => {
    const document = await getDocument(view, documentId)
    const isFhir = document.mediaType === "application/fhir+json"
    const fhir = isFhir ? await readFhir(view, documentId, await language(), part) : undefined
    const cda = document.mediaType === "text/xml" ? await readCda(view, documentId, await language()) : undefined
    const address = `/patients/${place.patientId}/documents/${documentId}`
    return (
      <DocumentView
        document={document}
        patientName={givenName}
        back={`/patients/${place.patientId}/preview/${place.lensId}/documents`}
        content={<DocumentContent document={document} address={address} fhir={fhir} cda={cda} />}
      />
    )
  })
}
