import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { Unbroken } from "@/components/ui/unbroken"
import { listNextAppointments } from "@/lib/appointments/next/queries"
import { countAnswersDue, countNews } from "@/lib/helping/news/queries"
import { listHelped } from "@/lib/helping/queries"
import { sumUp } from "@/lib/helping/rules"
import { addDays, dayInParis } from "@/lib/platform/days"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { listComing } from "@/lib/tasks/coming/queries"
import { capital } from "@/lib/words/capital"
import { HelpedCard } from "./helped-card"
import { sayNews } from "./helped-words"

/** What is to be done later than a month from now is not what one comes for. */
const DAYS_AHEAD = 30

/** Where somebody who helps arrives: the people, each with what is new there and the way in; one's own space comes last. */
export default async function HelpingPage({ searchParams }: PageProps<"/helping">) {
  const { done } = await searchParams
  const { people, news, answers, next, coming } = await readOwn("citizen", async (own) => ({
    people: await listHelped(own),
    news: await countNews(own),
    answers: await countAnswersDue(own),
    next: await listNextAppointments(own),
    coming: await listComing(own, addDays(dayInParis(new Date()), DAYS_AHEAD)),
  }))
  const [t, c, f] = [await words("helping"), await words("children"), await formats()]
  const isEmpty = people.length === 0
  const all = sumUp(Object.values(news))
  const today = capital(f.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long" }))
  const enter = (
    <Actions>
      <ButtonLink href="/invitation" tone={isEmpty ? "primary" : "secondary"}>
        {t("enterCode")}
      </ButtonLink>
      <ButtonLink href="/helping/ask" tone="secondary">
        {t("askLink")}
      </ButtonLink>
    </Actions>
  )
  return (
    <PortalPage nav="citizen" current="/helping">
      <PageHeading
        title={t("title")}
        lead={isEmpty ? undefined : `${today}. ${all ? `${capital(sayNews(t, f, all))}.` : t("news.nowhere")}`}
        action={!isEmpty && enter}
      />
      {done === "renounced" && <Notice tone="done" title={t("done.renounced")} announced />}
      {answers > 0 && <AnswersDue count={answers} />}
      {!isEmpty && (
        <p>
          <a href="/helping/week" className="lone-link">
            {t("week.link")}
          </a>
        </p>
      )}
      {isEmpty && (
        <EmptyState icon="people" title={t("emptyTitle")} action={enter}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      )}
      <ul className={`grid gap-6 ${people.length > 1 ? "md:grid-cols-2" : ""}`}>
        {people.map((helped) => (
          <HelpedCard
            key={helped.id}
            helped={helped}
            news={news[helped.patientId]}
            next={next[helped.patientId]}
            task={coming.find(({ patientId }) => patientId === helped.patientId)}
          />
        ))}
      </ul>
      <OwnSpace />
      <ul className="flex flex-col gap-2">
        <li>
          <a href="/children" className="lone-link">
            {c("link")}
          </a>
        </li>
        <li>
          <a href="/helping/guardian" className="lone-link">
            {t("guardian.link")}
          </a>
        </li>
        <li>
          <a href="/helping/shared-sign-in" className="lone-link">
            {t("shared")}
          </a>
        </li>
      </ul>
    </PortalPage>
  )
}

/** Somebody waits in one's own space, which comes last on this page: said first, for nothing is more urgent. */
async function AnswersDue({ count }: { count: number }) {
  const [t, space] = [await words("helping"), await words("space")]
  return (
    <Card tone="sun">
      <div className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
        <div>
          <h2 className="text-large">
            <Unbroken>{t("answersDue", { count })}</Unbroken>
          </h2>
          <p>{space("home.waitsText")}</p>
        </div>
        <ButtonLink href="/open-space">{t("answer")}</ButtonLink>
      </div>
    </Card>
  )
}

async function OwnSpace() {
  const t = await words("helping")
  return (
    <Card title={t("ownTitle")}>
      <div className="flex flex-col gap-4 sm:flex-row sm:items-center sm:justify-between">
        <p className="text-soft">{t("ownText")}</p>
        <ButtonLink href="/open-space" tone="secondary">
          {t("ownOpen")}
        </ButtonLink>
      </div>
    </Card>
  )
}
