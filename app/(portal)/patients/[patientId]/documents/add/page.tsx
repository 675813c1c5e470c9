import { randomUUID } from "node:crypto"
import { z } from "zod"
import { apart } from "@/components/ui/apart"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Heard } from "@/components/ui/heard"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { listDrafts } from "@/lib/documents/deposit/queries"
import type { Draft } from "@/lib/documents/deposit/rules"
import { DESCRIBE_STEPS } from "@/lib/documents/deposit/steps/rules"
import { ACCEPTED, parseRefusal, UPLOAD_LIMITS } from "@/lib/documents/upload/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../patient-page"
import { DoneNotice, TakeBack } from "../done-notice"
import { UploadForm } from "./upload-form"

/** The first question of a deposit: which file. */
export default async function AddPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/add">) {
  const { patientId } = await params
  const { problem, done, document } = await searchParams
  return patientPage(
    patientId,
    ["add:documents"],
    async (access) => ({ drafts: await listDrafts(access) }),
    async ({ space, drafts }) => (
      <>
        <Answer done={done} problem={problem} documentId={document} space={space} />
        <Heading space={space} inError={parseRefusal(problem) !== null} />
        <UploadForm
          address={`/api/uploads/${patientId}`}
          depositKey={randomUUID()}
          accept={ACCEPTED}
          limits={UPLOAD_LIMITS}
          sentences={await sentencesOf("deposit")}
          words={await uploadWords(space)}
        />
        <Unfinished drafts={drafts} patientId={patientId} />
      </>
    ),
    { width: "question" },
  )
}

async function Heading({ space: { isOwn, givenName, inCare }, inError }: { space: SpaceHeader; inError: boolean }) {
  const t = await words("deposit")
  const signed = inCare ? t("signedInCare") : isOwn ? "" : t("signed", { name: givenName })
  return (
    <PageHeading
      kicker={t("kicker", { step: 1, total: inCare ? 2 : DESCRIBE_STEPS.length + 1 })}
      title={isOwn ? t("title") : t("titleOther", { name: givenName })}
      lead={`${t("lead")} ${signed}`}
      inError={inError}
    />
  )
}

async function uploadWords({ inCare }: SpaceHeader) {
  const t = await words("deposit")
  return {
    summary: t("refused"),
    label: t("file.label"),
    hint: t("file.hint"),
    camera: t("file.camera"),
    submit: t("submit"),
    waiting: t("waiting"),
    progress: t.raw("progress"),
    checking: t("checking"),
    failed: t("failed"),
    ended: t(inCare ? "endedCare" : "ended"),
    notTaken: t("notTaken"),
  }
}

type AnswerProps = { done: unknown; problem: unknown; documentId: unknown; space: SpaceHeader }

/** What became of the deposit before this one. */
async function Answer({ done, problem, documentId, space }: AnswerProps) {
  const t = await words("deposit")
  const refusal = parseRefusal(problem)
  if (refusal) {
    return (
      <Notice tone="danger" title={t("refused")} announced>
        <p>{t(`errors.${refusal}`)}</p>
      </Notice>
    )
  }
  const { patientId } = space
  if (done === "withdrawn") return <DoneNotice patientId={patientId} done={done} />
  if (done === "discarded") return <Notice tone="done" title={t("discarded")} announced />
  if (done !== "deposited") return null
  const named = z.uuid().safeParse(documentId).data
  return (
    <Notice tone="done" title={t("done.title")} announced>
      {!space.isOwn && <p>{t("done.text", { name: space.givenName })}</p>}
      {named && <TakeBack patientId={patientId} documentId={named} />}
    </Notice>
  )
}

async function Unfinished({ drafts, patientId }: { drafts: Draft[]; patientId: string }) {
  const t = await words("deposit")
  const f = await formats()
  if (drafts.length === 0) return null
  const rows = drafts.map(({ id, files, createdAt }) => {
    const date = f.dateTime(createdAt, { dateStyle: "long", timeStyle: "short" })
    return { id, title: files.map(({ fileName }) => fileName).join(", "), meta: t("unfinished.text", { date }) }
  })
  const heard = apart(rows.map(({ title, meta }) => ({ title: "", told: `${title}, ${meta}` })))
  return (
    <Card title={t("unfinished.title")}>
      <List>
        {rows.map(({ id, title, meta }, at) => (
          <ListRow key={id} icon="document" title={title} meta={meta}>
            <div className="pt-3">
              <ButtonLink href={`/patients/${patientId}/documents/add/${id}`} tone="secondary">
                {t("unfinished.continue")}
                <Heard>{heard[at]}</Heard>
              </ButtonLink>
            </div>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
