import { randomUUID } from "node:crypto"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { listDrafts } from "@/lib/documents/deposit/queries"
import type { Draft } from "@/lib/documents/deposit/rules"
import { ACCEPTED, parseRefusal, UPLOAD_LIMITS } from "@/lib/documents/upload/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { drawnPage } from "../../../drawn-page"
import { UploadForm } from "./upload-form"

/** The first question of a deposit: which file. */
export default async function AddPage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/add">) {
  const { patientId } = await params
  const { problem, done } = await searchParams
  return drawnPage(
    patientId,
    ["add:documents"],
    async (access, header) => {
      const drafts = await listDrafts(access)
      const t = await words("deposit")
      return (
        <>
          <Answer done={done} problem={problem} header={header} />
          <PageHeading
            kicker={t("kicker", { step: 1 })}
            title={header.isOwn ? t("title") : t("titleOther", { name: header.givenName })}
            lead={`${t("lead")} ${header.inCare ? t("signedInCare") : header.isOwn ? "" : t("signed", { name: header.givenName })}`}
          />
          <UploadForm
            address={`/api/uploads/${patientId}`}
            depositKey={randomUUID()}
            accept={ACCEPTED}
            limits={UPLOAD_LIMITS}
            sentences={await sentencesOf("deposit")}
            words={{
              summary: t("refused"),
              label: t("file.label"),
              hint: t("file.hint"),
              camera: t("file.camera"),
              submit: t("submit"),
              waiting: t("waiting"),
              progress: t.raw("progress"),
              checking: t("checking"),
              failed: t("failed"),
            }}
          />
          <Unfinished drafts={drafts} patientId={patientId} />
        </>
      )
    },
    { width: "question" },
  )
}

/** What became of the deposit before this one. */
async function Answer({ done, problem, header }: { done: unknown; problem: unknown; header: SpaceHeader }) {
  const t = await words("deposit")
  const refusal = parseRefusal(problem)
  if (refusal) {
    return (
      <Notice tone="danger" title={t("refused")} announced>
        <p>{t(`errors.${refusal}`)}</p>
      </Notice>
    )
  }
  if (done === "discarded") return <Notice tone="done" title={t("discarded")} announced />
  if (done !== "deposited") return null
  return (
    <Notice tone="done" title={t("done.title")} announced>
      {!header.isOwn && <p>{t("done.text", { name: header.givenName })}</p>}
    </Notice>
  )
}

async function Unfinished({ drafts, patientId }: { drafts: Draft[]; patientId: string }) {
  const t = await words("deposit")
  const f = await formats()
  if (drafts.length === 0) return null
  return (
    <Card title={t("unfinished.title")}>
      <List>
        {drafts.map((draft) => (
          <ListRow
            key={draft.id}
            icon="document"
            title={draft.files.map((file) => file.fileName).join(", ")}
            meta={t("unfinished.text", { date: f.dateTime(draft.createdAt, { dateStyle: "long", timeStyle: "short" }) })}
          >
            <div className="pt-3">
              <ButtonLink href={`/patients/${patientId}/documents/add/${draft.id}`} tone="secondary">
                {t("unfinished.continue")}
              </ButtonLink>
            </div>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}
