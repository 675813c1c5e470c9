import { UploadForm } from "@/app/(portal)/patients/[patientId]/documents/add/upload-form"
import { ButtonForm } from "@/app/(portal)/patients/[patientId]/documents/button-form"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { parseRefusal } from "@/lib/documents/upload/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import type { OwnRequestView } from "@/lib/review/asking/queries"
import { ACCEPTED_EVIDENCE, EVIDENCE_LIMITS } from "@/lib/review/evidence/rules"
import { removeEvidence } from "../../actions"
import { BackLink, StepHeading, stepPage, stepPath } from "../request-page"

const DONE = ["added", "removed"] as const

/** The papers: what was given already, and more of it. */
export default async function EvidencePage({ params, searchParams }: PageProps<"/children/[caseId]/evidence">) {
  const { problem, done } = await searchParams
  return stepPage(params, async (request) => {
    const [t, d] = [await words("children"), await words("deposit")]
    const refusal = parseRefusal(problem)
    const known = DONE.find((word) => word === done)
    return (
      <>
        {refusal && (
          <Notice tone="danger" title={t("evidence.problem")} announced>
            <p>{d(`errors.${refusal}`)}</p>
          </Notice>
        )}
        {known && <Notice tone="done" title={t(`evidence.done.${known}`)} announced />}
        <StepHeading step="evidence" title={t("evidence.title")} lead={t("evidence.lead")} inError={refusal !== null} />
        <Given request={request} />
        <UploadForm
          address={`/api/requests/${request.caseId}/evidence`}
          depositKey={request.caseId}
          accept={ACCEPTED_EVIDENCE}
          limits={EVIDENCE_LIMITS}
          sentences={await sentencesOf("deposit")}
          tone={request.evidenceCount > 0 ? "secondary" : "primary"}
          words={{
            summary: t("evidence.problem"),
            label: t("evidence.label"),
            hint: t("evidence.hint"),
            camera: t("evidence.camera"),
            submit: t("evidence.submit"),
            waiting: d("waiting"),
            progress: d.raw("progress"),
            checking: d("checking"),
            failed: d("failed"),
            ended: t("evidence.ended"),
            notTaken: d("notTaken"),
          }}
        />
        <Actions>
          {request.evidenceCount > 0 && <ButtonLink href={stepPath(request.caseId, "check")}>{t("evidence.next")}</ButtonLink>}
          <BackLink request={request} step="evidence" />
        </Actions>
      </>
    )
  })
}

async function Given({ request: { evidence, caseId } }: { request: OwnRequestView }) {
  const [t, common] = [await words("children"), await words("common")]
  if (evidence.length === 0) return null
  return (
    <Card title={t("evidence.given")}>
      <List>
        {evidence.map(({ id, fileName, pageCount, canBeRemoved }) => (
          <ListRow key={id} icon="document" title={fileName} meta={t("evidence.pages", { count: pageCount })}>
            {canBeRemoved && (
              <div className="pt-3">
                <ButtonForm
                  action={removeEvidence}
                  fields={{ caseId, evidenceId: id }}
                  label={t("evidence.removeNamed", { name: fileName })}
                  words={{ summary: common("errorSummary"), waiting: common("waiting") }}
                />
              </div>
            )}
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
