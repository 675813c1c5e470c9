import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { readReviewDeskIfEnrolled } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { type CaseView, readDesk } from "@/lib/review/queries"
import { canBeTaken, caseNumber, nextToDecide } from "@/lib/review/rules"
import { declareTie, takeCase } from "../actions"
import { childName, writtenDay } from "../desk-words"
import { casePage } from "./case-page"
import { Identities } from "./identities"
import { readCase } from "./reads"
import { Siblings } from "./siblings"
import { Work } from "./work"

/** One request: identities first; then whether the reviewer has a tie; then, for who has the case, evidence, list and decision. */
export default async function CasePage({ params, searchParams }: PageProps<"/review/[caseId]">) {
  const { done } = await searchParams
  return casePage(
    params,
    readCase,
    async ({ view, siblings }) => {
      const t = await words("review")
      const { caseId, requesterName, deadlineOn, daysLeft, decidedAt } = view
      const date = await writtenDay(deadlineOn)
      return (
        <>
          {done === "checked" && <Notice tone="done" title={t("checks.saved")} announced />}
          <PageHeading
            kicker={t("case.kicker", { number: caseNumber(caseId) })}
            title={t("case.title", { requester: requesterName, child: childName(view) })}
            lead={decidedAt ? undefined : t(daysLeft < 0 ? "case.late" : "case.deadline", { date })}
          />
          <Identities view={view} />
          {siblings.length > 0 && <Siblings siblings={siblings} />}
          <NextGesture view={view} />
          <p>
            <a href="/review" className="lone-link">
              {t("back")}
            </a>
          </p>
        </>
      )
    },
    "page",
  )
}

/** The one thing that this reviewer can do now, or why there is none. */
async function NextGesture({ view }: { view: CaseView }) {
  const [t, f] = [await words("review"), await formats()]
  const { exclusion, hasTie, status, held, decidedAt, reviewerName } = view
  if (decidedAt) {
    const date = f.dateTime(decidedAt, { dateStyle: "long" })
    return (
      <>
        <Notice title={t("done.title")}>{t(status === "accepted" ? "done.accepted" : "done.refused", { date })}</Notice>
        <NextCase />
      </>
    )
  }
  if (exclusion) {
    return (
      <Notice tone="attention" title={t("same_name.title")}>
        <p>{t("same_name.text")}</p>
      </Notice>
    )
  }
  if (!hasTie) return <TieQuestion caseId={view.caseId} />
  if (hasTie === "yes") return <Notice tone="attention">{t("tie.declaredYes")}</Notice>
  if (status === "more_asked") return <Notice>{t("take.waits")}</Notice>
  if (view.mayWork) return <Work view={view} />
  if (canBeTaken(status, held)) return <TakeCard view={view} />
  return <Notice>{t("take.other", { name: reviewerName ?? "" })}</Notice>
}

/** From a decision to the request that waits with the nearest deadline. */
async function NextCase() {
  const t = await words("review")
  const next = await readReviewDeskIfEnrolled(async (desk) => ({ id: nextToDecide((await readDesk(desk, "all")).lines) }))
  return next?.id ? <ButtonLink href={`/review/${next.id}`}>{t("done.next")}</ButtonLink> : null
}

async function TieQuestion({ caseId }: { caseId: string }) {
  const t = await words("review")
  const options = (["no", "yes"] as const).map((value) => ({ value, label: t(`tie.${value}`) }))
  return (
    <Card title={t("tie.title")}>
      <p className="max-w-text">{t("tie.lead")}</p>
      <AskedForm
        action={declareTie}
        hidden={{ caseId }}
        asked={[{ kind: "one", name: "hasTie", label: t("tie.title"), labelShown: false, options }]}
        words={await formWords(t("tie.submit"))}
      />
    </Card>
  )
}

async function TakeCard({ view: { caseId, held, reviewerName } }: { view: CaseView }) {
  const t = await words("review")
  const text = held === "other_untouched" ? t("take.textOver", { name: reviewerName ?? "" }) : t("take.text")
  return (
    <Card title={t("take.title")}>
      <p className="max-w-text">{text}</p>
      <AskedForm action={takeCase} hidden={{ caseId }} words={await formWords(t("take.submit"))} />
    </Card>
  )
}
