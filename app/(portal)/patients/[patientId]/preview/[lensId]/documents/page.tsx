import { DocumentListView } from "@/components/documents/document-list-view"
import { listDocuments, listFacets } from "@/lib/documents/queries"
import { parseFilters } from "@/lib/documents/schema"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her documents, exactly as the person will see them, before anything is sent and ever after. */
export default async function PreviewedDocumentsPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/documents">) {
  const place = await params
  const query = await searchParams
  const filters = parseFilters(query)
  return previewPage(place, "view:documents", async (view, sight) => {
    const page = await listDocuments(view, filters)
    const facets = query.narrow ? await listFacets(view) : undefined
    return (
      <>
        <PreviewHeading place={place} sight={sight} current="documents" />
        <DocumentListView
          page={page}
          filters={filters}
          base={`/patients/${place.patientId}/preview/${place.lensId}/documents`}
          patientName={sight.givenName}
          groups={sight.groups}
          facets={facets}
        />
      </>
    )
  })
}
