import { DocumentContent } from "@/components/documents/document-content"
import { DocumentView } from "@/components/documents/document-view"
import { Notice } from "@/components/ui/notice"
import { readCda, readFhir } from "@/lib/documents/download/queries"
import { DOWNLOAD_FAULTS } from "@/lib/documents/download/rules"
import { listCaregiversWhoSee } from "@/lib/documents/exclusion/queries"
import { getDocument } from "@/lib/documents/queries"
import { language, words } from "@/lib/request/words"
import { drawnPage } from "../../../drawn-page"
import { DoneNotice } from "../done-notice"
import { OwnActions } from "./own-actions"
import { OwnMarks } from "./own-marks"
import { WhoSees } from "./who-sees"

/** One document: what, who, when, from where; its content; and for the patient, who can see it. */
export default async function DocumentPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/[documentId]">) {
  const { patientId, documentId } = await params
  const { done, problem, part } = await searchParams
  const base = `/patients/${patientId}/documents`
  return drawnPage(patientId, ["view:documents"], async (access, header) => {
    const document = await getDocument(access, documentId)
    const isFhir = document.mediaType === "application/fhir+json"
    const fhir = isFhir ? await readFhir(access, documentId, await language(), part) : undefined
    const cda = document.mediaType === "text/xml" ? await readCda(access, documentId, await language()) : undefined
    const editing = access.may("edit:documents")
    const sights = editing && (await listCaregiversWhoSee(editing, documentId))
    return (
      <>
        <DoneNotice patientId={patientId} done={done} />
        <Problem problem={problem} />
        <DocumentView
          document={document}
          patientName={header.isOwn ? undefined : header.givenName}
          back={base}
          marks={<OwnMarks patientId={patientId} document={document} />}
          content={<DocumentContent document={document} address={`${base}/${documentId}`} fhir={fhir} cda={cda} />}
        />
        {sights && <WhoSees patientId={patientId} document={document} sights={sights} />}
        {editing && <OwnActions patientId={patientId} document={document} />}
      </>
    )
  })
}

/** Why a download did not come. */
async function Problem({ problem }: { problem: unknown }) {
  const t = await words("documents")
  const known = DOWNLOAD_FAULTS.find((fault) => fault === problem)
  if (!known) return null
  return (
    <Notice tone="danger" title={t("problems.title")} announced>
      <p>{t(`problems.${known}`)}</p>
    </Notice>
  )
}
