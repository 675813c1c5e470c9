import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { GrantLists } from "@/components/delegation/grant-lists"
import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { grantSentences } from "@/lib/delegation/consent-text/rules"
import type { Helped } from "@/lib/helping/queries"
import { requireActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { language, words } from "@/lib/request/words"
import { HowTold } from "../../account/how-told"
import { renounce } from "../actions"
import { helpedPeriod, helpedTitle } from "../helped-words"
import { BothRights } from "./both-rights"
import { Over } from "./over"
import { readHelpedOrPast } from "./reads"

/** What I may do for one person: what was given, and nothing of what was not; or what the law gives a parent; or that it is over. */
export default async function HelpedPersonPage({ params, searchParams }: PageProps<"/helping/[delegationId]">) {
  const [{ delegationId }, { done }] = [await params, await searchParams]
  const { helped, past } = await readOwn("citizen", (own) => readHelpedOrPast(own, delegationId))
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      {helped && <Person helped={helped} done={done} />}
      {past && <Over past={past} />}
      <p>
        <a href={`/helping/${delegationId}/complaint`} className="lone-link">
          {(await words("complaints"))("link")}
        </a>
      </p>
      <p>
        <a href="/helping" className="lone-link">
          {(await words("helping"))("back")}
        </a>
      </p>
    </PortalPage>
  )
}

async function Person({ helped, done }: { helped: Helped; done: unknown }) {
  const t = await words("helping")
  const { givenName: name, patientId, state, isByLaw } = helped
  return (
    <>
      <PageHeading kicker={t("title")} title={await helpedTitle(helped)} lead={await helpedPeriod(helped)} />
      {state === "arrived" && done === "accepted" && <Accepted delegationId={helped.id} />}
      {state === "arrived" && <HowTold actor={await requireActor("citizen")} />}
      {isByLaw ? <ByLaw helped={helped} /> : <Given helped={helped} />}
      {!isByLaw && <p>{t("visible", { name })}</p>}
      <BothRights helped={helped} />
      <Actions>
        {state === "open" && <ButtonLink href={`/patients/${patientId}`}>{t("open", { name })}</ButtonLink>}
        {state === "open" && (
          <ButtonLink href={`/patients/${patientId}/journal`} tone="secondary">
            {t("journal", { name })}
          </ButtonLink>
        )}
        {!isByLaw && (
          <ButtonLink href={`/helping/${helped.id}/renounce`} tone="quiet">
            {t("renounce", { name })}
          </ButtonLink>
        )}
      </Actions>
    </>
  )
}

/** What one has just answered, with what takes it back. */
async function Accepted({ delegationId }: { delegationId: string }) {
  const t = await words("helping")
  return (
    <Notice tone="done" title={t("done.accepted")} announced>
      <p>{t("done.undoText")}</p>
      <AskedForm action={renounce} hidden={{ delegationId }} words={await formWords(t("done.undo"))} tone="secondary" />
    </Notice>
  )
}

async function Given({ helped }: { helped: Helped }) {
  const [t, d] = [await words("helping"), await words("delegation")]
  const { state, grant } = helped
  const lists = {
    sees: t("sees", { state }),
    can: t("can", { state }),
    yes: d("detail.yes"),
    no: d("detail.no"),
    nothing: t("nothing"),
  }
  return <GrantLists sentences={grantSentences(await language(), "caregiver", grant)} words={lists} />
}

/** An access that rests on law says what it gives and does not end with a click. */
async function ByLaw({ helped: { state } }: { helped: Helped }) {
  const t = await words("helping")
  return (
    <>
      <Card title={t("sees", { state })}>
        <BulletList items={([1, 2, 3] as const).map((place) => t(`byLaw.can${place}`))} />
      </Card>
      <p className="max-w-text">{t("byLaw.never")}</p>
      <Notice>
        <p>{t("byLaw.end")}</p>
      </Notice>
    </>
  )
}
