import { DocumentContent } from "@/components/documents/document-content"
import { DocumentView } from "@/components/documents/document-view"
import { words } from "@/lib/request/words"
import { readContent } from "../../../../documents/reads"
import { previewPage } from "../../preview-page"

/** One document as the person will see it; no unread mark moves. The bytes are the patient's own to open. */
export default async function PreviewedDocumentPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/documents/[documentId]">) {
  const { patientId, lensId, documentId } = await params
  const { part } = await searchParams
  return previewPage(
    { patientId, lensId },
    "view:documents",
    (view) => readContent(view, documentId, part),
    async ({ sight: { name, givenName }, document, ...content }) => (
      <DocumentView
        document={document}
        kicker={(await words("space"))("preview.kickerAs", { name })}
        patientName={givenName}
        back={`/patients/${patientId}/preview/${lensId}/documents`}
        content={<DocumentContent document={document} address={`/patients/${patientId}/documents/${documentId}`} {...content} />}
      />
    ),
  )
}
