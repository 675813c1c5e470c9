import { ButtonForm } from "@/app/(portal)/patients/[patientId]/documents/button-form"
import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Details } from "@/components/ui/details"
import { Notice, type NoticeTone } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { writtenName } from "@/lib/identity/rules"
import { formats, words } from "@/lib/request/words"
import type { OwnRequestView, ReceivedLetter } from "@/lib/review/asking/queries"
import { canBeWithdrawn } from "@/lib/review/asking/rules"
import { caseNumber } from "@/lib/review/rules"
import { withdrawRequest } from "../actions"
import { writtenDay } from "../words"
import { FileNames } from "./file-names"
import { letterOf } from "./letter-of"
import { readSent, stepPath } from "./request-page"

const TONES: Partial<Record<OwnRequestView["status"], NoticeTone>> = { more_asked: "attention", accepted: "done" }

const DONE = ["sent", "withdrawn"] as const

/** Where my request stands, what happens next, and the letters received. */
export default async function RequestPage({ params, searchParams }: PageProps<"/children/[caseId]">) {
  const { done } = await searchParams
  const request = await readSent(params)
  const t = await words("children")
  const { firstGivenName, status, caseId } = request
  const known = DONE.find((word) => word === done)
  const title = firstGivenName ? t("request.title", { name: writtenName(firstGivenName) }) : t("request.titleBegun")
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      {known && <Notice tone="done" title={t(`request.done.${known}`)} announced />}
      <PageHeading kicker={t("request.kicker", { number: caseNumber(caseId) })} title={title} />
      <Notice tone={TONES[status] ?? "info"} title={t(`status.${status}`)}>
        <p>{await whatNext(request)}</p>
      </Notice>
      <NextGesture request={request} />
      {request.letters.map((letter) => (
        <LetterCard key={letter.id} request={request} letter={letter} />
      ))}
      <Asked request={request} />
      {canBeWithdrawn(status) && <Withdraw caseId={caseId} />}
      <p>
        <a href="/children" className="lone-link">
          {t("back")}
        </a>
      </p>
    </PortalPage>
  )
}

async function whatNext({ status, submittedAt, deadlineOn, firstGivenName, evidence }: OwnRequestView): Promise<string> {
  const [t, f] = [await words("children"), await formats()]
  if (status === "submitted") {
    const date = submittedAt ? f.dateTime(submittedAt, { dateStyle: "long" }) : ""
    return t("request.submittedText", { date, deadline: deadlineOn ? await writtenDay(deadlineOn, "full") : "" })
  }
  const withdrawn = evidence.length > 0 ? "withdrawnSoon" : "withdrawn"
  const word = { draft: "draft", more_asked: "more", accepted: "accepted", refused: "refused", withdrawn }[status]
  return t(`request.${word}Text`, { name: writtenName(firstGivenName ?? "") })
}

/** The one thing to do now, where there is one. */
async function NextGesture({ request: { status, caseId, openedSpaceId, firstGivenName } }: { request: OwnRequestView }) {
  const t = await words("children")
  if (status === "accepted" && openedSpaceId) {
    const name = writtenName(firstGivenName ?? "")
    return <ButtonLink href={`/patients/${openedSpaceId}`}>{t("openSpace", { name })}</ButtonLink>
  }
  if (status === "refused" || status === "withdrawn") {
    return (
      <ButtonLink href="/children/ask" tone="secondary">
        {t("request.askAgain")}
      </ButtonLink>
    )
  }
  if (status !== "more_asked") return null
  return (
    <Actions>
      <ButtonLink href={stepPath(caseId, "evidence")}>{t("request.complete")}</ButtonLink>
      <ButtonLink href={stepPath(caseId, "child")} tone="secondary">
        {t("request.change")}
      </ButtonLink>
      <ButtonLink href={stepPath(caseId, "check")} tone="secondary">
        {t("request.sendAgain")}
      </ButtonLink>
    </Actions>
  )
}

async function LetterCard({ request, letter }: { request: OwnRequestView; letter: ReceivedLetter }) {
  const t = await words("children")
  const { title, date, intro, reasons, words: own, endings } = await letterOf(request, letter)
  return (
    <Card title={title}>
      <p className="text-soft">{t("letter.date", { date })}</p>
      <p className="max-w-text">{intro}</p>
      {reasons.length > 0 && <BulletList items={reasons} />}
      {own && (
        <div className="max-w-text border-l-4 border-line pl-4">
          <p className="text-soft">{t("letter.words")}</p>
          <p className="whitespace-pre-line wrap-anywhere">{own}</p>
        </div>
      )}
      {endings.map((ending) => (
        <p key={ending} className="max-w-text">
          {ending}
        </p>
      ))}
      <Actions>
        <ButtonLink
          tone="secondary"
          href={`/children/${request.caseId}/letters/${letter.id}`}
          aria-label={t("letter.pdfNamed", { date })}
        >
          {t("letter.pdf")}
        </ButtonLink>
      </Actions>
    </Card>
  )
}

async function Asked({ request }: { request: OwnRequestView }) {
  const t = await words("children")
  const { givenNames, birthName, birthDate, birthTown, relation, evidence } = request
  if (!birthName || !birthDate) return null
  const birth = t("check.birthText", { date: await writtenDay(birthDate), town: birthTown ?? "" })
  return (
    <Card title={t("request.asked")}>
      <DescriptionList
        items={[
          { term: t("check.name"), description: `${givenNames} ${birthName}` },
          { term: t("check.birth"), description: birth },
          { term: t("check.relation"), description: relation ? t(`relation.${relation}`) : "" },
          {
            term: t("check.evidence"),
            description: evidence.length > 0 ? <FileNames evidence={evidence} /> : t("evidence.none"),
          },
        ]}
      />
    </Card>
  )
}

async function Withdraw({ caseId }: { caseId: string }) {
  const [t, common] = [await words("children"), await words("common")]
  return (
    <Details summary={t("request.withdraw")}>
      <p>{t("request.withdrawText")}</p>
      <ButtonForm
        action={withdrawRequest}
        fields={{ caseId }}
        label={t("request.withdraw")}
        tone="danger"
        words={{ summary: common("errorSummary"), waiting: common("waiting") }}
      />
    </Details>
  )
}
