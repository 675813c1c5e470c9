import { DocumentListView } from "@/components/documents/document-list-view"
import { PageHeading } from "@/components/ui/page-heading"
import { listDocuments, listFacets } from "@/lib/documents/queries"
import { parseFilters } from "@/lib/documents/schema"
import { words } from "@/lib/request/words"
import { previewPage } from "../preview-page"

/** Her documents, exactly as the person will see them, before anything is sent and ever after. */
export default async function PreviewedDocumentsPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/documents">) {
  const place = await params
  const query = await searchParams
  const filters = parseFilters(query)
  return previewPage(place, async (view, { name, givenName, groups, isDraft }) => {
    const page = await listDocuments(view, filters)
    const facets = query.narrow ? await listFacets(view) : undefined
    const t = await words("space")
    const lead = t(isDraft ? "preview.lead" : "preview.leadNow", { name })
    return (
      <>
        <PageHeading kicker={t("preview.kicker")} title={t("preview.title", { name })} lead={lead} />
        <DocumentListView
          page={page}
          filters={filters}
          base={`/patients/${place.patientId}/preview/${place.lensId}/documents`}
          patientName={givenName}
          groups={groups}
          facets={facets}
        />
      </>
    )
  })
}
