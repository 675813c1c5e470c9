import { DocumentListView } from "@/components/documents/document-list-view"
import { readList } from "../../../documents/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her documents, exactly as the person will see them, before anything is sent and ever after. */
export default async function PreviewedDocumentsPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/documents">) {
  const place = await params
  const query = await searchParams
  return previewPage(
    place,
    "view:documents",
    (view) => readList(view, query),
    ({ sight, page, filters, facets }) => (
      <>
        <PreviewHeading sight={sight} section="documents" />
        <DocumentListView
          page={page}
          filters={filters}
          base={`/patients/${place.patientId}/preview/${place.lensId}/documents`}
          patientName={sight.givenName}
          groups={sight.groups}
          facets={facets}
        />
      </>
    ),
  )
}
