import { DocumentListView } from "@/components/documents/document-list-view"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import type { PatientAccess } from "@/lib/access/require-access"
import { listDocuments, listFacets } from "@/lib/documents/queries"
import { groupsOf } from "@/lib/documents/rules"
import { parseFilters } from "@/lib/documents/schema"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { drawnPage } from "../../drawn-page"
import { DoneNotice } from "./done-notice"

/** The documents of a space, newest first. */
export default async function DocumentsPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents">) {
  const { patientId } = await params
  const query = await searchParams
  const filters = parseFilters(query)
  return drawnPage(patientId, ["view:documents"], async (access, header) => {
    const page = await listDocuments(access, filters)
    const facets = query.narrow ? await listFacets(access) : undefined
    return (
      <>
        <DoneNotice patientId={patientId} done={query.done} documentId={query.document} />
        <Heading access={access} header={header} />
        <DocumentListView
          page={page}
          filters={filters}
          base={`/patients/${patientId}/documents`}
          patientName={header.isOwn ? undefined : header.givenName}
          groups={groupsOf(access.scope)}
          facets={facets}
          inCare={header.inCare !== null}
        />
        <Below access={access} />
      </>
    )
  })
}

function Heading({ access, header }: { access: PatientAccess<"view:documents">; header: SpaceHeader }) {
  const t = useWords("documents")
  const add = access.may("add:documents") && (
    <ButtonLink href={`/patients/${header.patientId}/documents/add`}>{t("add")}</ButtonLink>
  )
  if (header.inCare) {
    const lead = t(header.inCare.isAuthorOnly ? "leadAuthor" : "leadProfessional")
    return <PageHeading title={t("titleOther")} lead={lead} action={add} />
  }
  return header.isOwn ? (
    <PageHeading title={t("title")} lead={t("lead")} action={add} />
  ) : (
    <PageHeading title={t("titleOther")} lead={t("leadOther", { name: header.givenName })} action={add} />
  )
}

function Below({ access }: { access: PatientAccess<"view:documents"> }) {
  const t = useWords("documents")
  if (!access.may("edit:documents")) return null
  return (
    <p className="print:hidden">
      <a href={`/patients/${access.patientId}/documents/deleted`} className="inline-flex min-h-11 items-center">
        {t("deletedList.link")}
      </a>
    </p>
  )
}
