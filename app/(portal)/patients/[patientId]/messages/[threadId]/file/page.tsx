import { randomUUID } from "node:crypto"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { ACCEPTED, parseRefusal, UPLOAD_LIMITS } from "@/lib/documents/upload/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { addressOf } from "@/lib/threads/rules"
import { patientPage } from "../../../../patient-page"
import { UploadForm } from "../../../documents/add/upload-form"
import { readToSendFile } from "../../reads"

/** A file for a thread: kept in the record and sent along, in one gesture. */
export default async function SendFilePage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/messages/[threadId]/file">) {
  const { patientId, threadId } = await params
  const refusal = parseRefusal((await searchParams).problem)
  return patientPage(
    patientId,
    ["view:messages", "act:messages", "add:documents"],
    (access) => readToSendFile(access, threadId),
    async ({ space, subject }) => {
      const [t, d] = [await words("threads"), await words("deposit")]
      return (
        <>
          {refusal && (
            <Notice tone="danger" title={d("refused")} announced>
              <p>{d(`errors.${refusal}`)}</p>
            </Notice>
          )}
          <PageHeading kicker={subject} title={t("file.title")} lead={t("file.lead")} inError={refusal !== null} />
          <Card>
            <UploadForm
              address={`/api/uploads/${patientId}/messages/${threadId}`}
              depositKey={randomUUID()}
              accept={ACCEPTED}
              limits={UPLOAD_LIMITS}
              sentences={await sentencesOf("deposit")}
              words={await uploadWords(space.inCare !== null)}
            />
            <p className="text-soft">{t("file.ask")}</p>
          </Card>
          <p>
            <a href={addressOf(patientId, threadId)} className="lone-link">
              {t("file.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

async function uploadWords(isInCare: boolean) {
  const [t, d] = [await words("threads"), await words("deposit")]
  return {
    ...{ summary: d("refused"), label: d("file.label"), hint: d("file.hint"), camera: d("file.camera") },
    ...{ submit: t("thread.submit"), waiting: d("waiting"), progress: d.raw("progress"), checking: d("checking") },
    ...{ failed: d("failed"), ended: d(isInCare ? "endedCare" : "ended"), notTaken: d("notTaken") },
  }
}
