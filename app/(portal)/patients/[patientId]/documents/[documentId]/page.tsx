import { DocumentContent } from "@/components/documents/document-content"
import { DocumentView } from "@/components/documents/document-view"
import { Contested } from "@/components/rectifications/contested"
import { Notice } from "@/components/ui/notice"
import { DOWNLOAD_FAULTS } from "@/lib/documents/download/rules"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../patient-page"
import { DoneNotice } from "../done-notice"
import { readDocument } from "../reads"
import { GoneDocument } from "./gone"
import { OwnActions } from "./own-actions"
import { OwnDeposit } from "./own-deposit"
import { OwnMarks } from "./own-marks"
import { ProposedHere } from "./proposed-here"
import { Undo } from "./undo"
import { WhoSees } from "./who-sees"

/** One document: what, who, when, from where; its content; and for the patient, who can see it. */
export default async function DocumentPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/[documentId]">) {
  const { patientId, documentId } = await params
  const { done, caregiver, problem, part } = await searchParams
  const fault = DOWNLOAD_FAULTS.find((known) => known === problem)
  const base = `/patients/${patientId}/documents`
  return patientPage(
    patientId,
    ["view:documents"],
    (access) => readDocument(access, documentId, part),
    (shown) =>
      shown.gone ? (
        <GoneDocument gone={shown.gone} list={base} />
      ) : (
        <>
          <DoneNotice patientId={patientId} done={done} documentId={documentId}>
            {shown.sights && <Undo {...shown} patientId={patientId} sights={shown.sights} done={done} caregiver={caregiver} />}
          </DoneNotice>
          {fault && <Problem fault={fault} />}
          <Document {...shown} base={base} inError={Boolean(fault)} />
        </>
      ),
  )
}

type DocumentProps = Extract<Awaited<ReturnType<typeof readDocument>>, { gone: null }> & {
  space: SpaceHeader
  base: string
  inError: boolean
}

function Document({
  space,
  document,
  contested,
  sights,
  proposed,
  holdsNothing,
  base,
  inError,
  gone: _,
  ...content
}: DocumentProps) {
  const { patientId } = space
  const address = `${base}/${document.id}`
  const isUnreadable = [content.fhir, content.cda].some((reading) => reading && "fault" in reading)
  return (
    <>
      <DocumentView
        document={document}
        patientName={space.isOwn ? undefined : space.givenName}
        back={base}
        marks={<OwnMarks patientId={patientId} document={document} />}
        original={sights ? `${address}/original` : undefined}
        inError={inError || isUnreadable}
        content={
          <>
            <ProposedHere patientId={patientId} documentId={document.id} count={proposed} holdsNothing={holdsNothing} />
            <DocumentContent document={document} address={address} {...content} />
          </>
        }
      />
      <Contested patientId={patientId} section="documents" itemId={document.id} contested={contested} />
      <OwnDeposit space={space} document={document} />
      {sights && <WhoSees patientId={patientId} document={document} sights={sights} />}
      {sights && <OwnActions patientId={patientId} document={document} />}
    </>
  )
}

/** Why a download did not come. */
function Problem({ fault }: { fault: string }) {
  const t = useWords("documents")
  return (
    <Notice tone="danger" title={t("problems.title")} announced>
      <p>{t(`problems.${fault}`)}</p>
    </Notice>
  )
}
