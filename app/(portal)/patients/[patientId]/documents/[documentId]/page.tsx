import { DocumentContent } from "@/components/documents/document-content"
import { DocumentView } from "@/components/documents/document-view"
import { Notice } from "@/components/ui/notice"
import { DOWNLOAD_FAULTS } from "@/lib/documents/download/rules"
import { useWords } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { DoneNotice } from "../done-notice"
import { readDocument } from "../reads"
import { OwnActions } from "./own-actions"
import { OwnMarks } from "./own-marks"
import { WhoSees } from "./who-sees"

/** One document: what, who, when, from where; its content; and for the patient, who can see it. */
export default async function DocumentPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/[documentId]">) {
  const { patientId, documentId } = await params
  const { done, problem, part } = await searchParams
  const base = `/patients/${patientId}/documents`
  return patientPage(
    patientId,
    ["view:documents"],
    (access) => readDocument(access, documentId, part),
    ({ space, document, sights, ...content }) => (
      <>
        <DoneNotice patientId={patientId} done={done} />
        <Problem problem={problem} />
        <DocumentView
          document={document}
          patientName={space.isOwn ? undefined : space.givenName}
          back={base}
          marks={<OwnMarks patientId={patientId} document={document} />}
          content={
            <DocumentContent
              document={document}
              address={`${base}/${documentId}`}
              original={sights ? `${base}/${documentId}/original` : undefined}
              {...content}
            />
          }
        />
        {sights && <WhoSees patientId={patientId} document={document} sights={sights} />}
        {sights && <OwnActions patientId={patientId} document={document} />}
      </>
    ),
  )
}

/** Why a download did not come. */
function Problem({ problem }: { problem: unknown }) {
  const t = useWords("documents")
  const known = DOWNLOAD_FAULTS.find((fault) => fault === problem)
  if (!known) return null
  return (
    <Notice tone="danger" title={t("problems.title")} announced>
      <p>{t(`problems.${known}`)}</p>
    </Notice>
  )
}
