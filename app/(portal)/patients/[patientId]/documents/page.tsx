import { DocumentListView } from "@/components/documents/document-list-view"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { Translator } from "@/lib/words/translator"
import { patientPage } from "../../patient-page"
import { DoneNotice } from "./done-notice"
import { readList } from "./reads"

/** The documents of a space, newest first. */
export default async function DocumentsPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents">) {
  const { patientId } = await params
  const query = await searchParams
  return patientPage(
    patientId,
    ["view:documents"],
    (access) => readList(access, query),
    ({ space, mayAdd, mayEdit, ...list }) => (
      <>
        <DoneNotice patientId={patientId} done={query.done} documentId={query.document} />
        <Heading space={space} mayAdd={mayAdd} />
        <DocumentListView
          {...list}
          base={`/patients/${patientId}/documents`}
          patientName={space.isOwn ? undefined : space.givenName}
          inCare={space.inCare !== null}
        />
        {mayEdit && <Below patientId={patientId} />}
      </>
    ),
  )
}

function Heading({ space, mayAdd }: { space: SpaceHeader; mayAdd: boolean }) {
  const t = useWords("documents")
  const add = mayAdd && <ButtonLink href={`/patients/${space.patientId}/documents/add`}>{t("add")}</ButtonLink>
  return <PageHeading title={t("title")} lead={leadOf(space, t)} action={add} />
}

function leadOf({ inCare, isOwn, givenName }: SpaceHeader, t: Translator): string {
  if (inCare) return t(inCare.isAuthorOnly ? "leadAuthor" : "leadProfessional")
  return isOwn ? t("lead") : t("leadOther", { name: givenName })
}

function Below({ patientId }: { patientId: string }) {
  const t = useWords("documents")
  return (
    <p className="print:hidden">
      <a href={`/patients/${patientId}/documents/deleted`} className="lone-link">
        {t("deletedList.link")}
      </a>
    </p>
  )
}
