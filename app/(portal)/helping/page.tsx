import type { Metadata } from "next"
import { PortalPage } from "@/components/layout/portal-page"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { grantSentences } from "@/lib/delegation/consent-text/rules"
import { type Helped, listHelped } from "@/lib/helping/queries"
import { readOwn } from "@/lib/request/own"
import { formats, language, words } from "@/lib/request/words"
import { helpedPeriod, helpedTitle } from "./helped-words"

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("helping"))("title") }
}

/** The people I help, each with what I may do there and until when. */
export default async function HelpingPage() {
  const { people } = await readOwn("citizen", async (own) => ({ people: await listHelped(own) }))
  const [t, c] = [await words("helping"), await words("children")]
  const enter = (
    <ButtonLink href="/invitation" tone={people.length > 0 ? "secondary" : "primary"}>
      {t("enterCode")}
    </ButtonLink>
  )
  return (
    <PortalPage nav="citizen" current="/helping">
      <PageHeading
        title={t("title")}
        lead={people.length > 0 ? t("lead") : undefined}
        action={people.length > 0 ? enter : undefined}
      />
      {people.length === 0 && (
        <EmptyState icon="people" title={t("emptyTitle")} action={enter}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      )}
      {people.map((helped) => (
        <HelpedCard key={helped.id} helped={helped} />
      ))}
      <p>
        <a href="/children">{c("link")}</a>
      </p>
      <p>
        <a href="/helping/shared-sign-in">{t("shared")}</a>
      </p>
    </PortalPage>
  )
}

async function HelpedCard({ helped }: { helped: Helped }) {
  const [t, f, locale] = [await words("helping"), await formats(), await language()]
  const { sees, can } = grantSentences(locale, "caregiver", helped.grant)
  const { givenName: name, state, isByLaw } = helped
  const byLaw = state === "open" && isByLaw
  const given = state === "open" && !isByLaw
  return (
    <Card>
      <div className="flex items-start gap-4">
        <Avatar name={helped.patientName} />
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h2 className="text-title">{await helpedTitle(helped)}</h2>
            <Badge tone={state === "open" ? "green" : "sun"}>{t(`state.${state}`)}</Badge>
          </div>
          <p>{await helpedPeriod(helped)}</p>
          {byLaw && <p className="text-soft">{t("byLaw.sees")}</p>}
          {given && sees.length > 0 && <p className="text-soft">{t("row.sees", { items: f.list(sees) })}</p>}
          {given && can.length > 0 && <p className="text-soft">{t("row.can", { items: f.list(can) })}</p>}
        </div>
      </div>
      <Actions>
        {state === "open" && <ButtonLink href={`/patients/${helped.patientId}`}>{t("open", { name })}</ButtonLink>}
        <ButtonLink href={`/helping/${helped.id}`} tone="secondary">
          {t("what", { name })}
        </ButtonLink>
      </Actions>
    </Card>
  )
}
