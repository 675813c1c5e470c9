import { notFound } from "next/navigation"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { mayClose } from "@/lib/account/closing/rules"
import { isSteppedUp } from "@/lib/account/rules"
import { requireAnyActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { words } from "@/lib/request/words"
import { closeAccount } from "./actions"

/** What closing one's account does is said first; it is done after signing in anew, by whoever has no space of their own. */
export default async function CloseAccountPage() {
  const actor = await requireAnyActor()
  if (!mayClose(actor.face)) notFound()
  const { spaceId } = await readOwn(actor.face, async ({ ownPatientId }) => ({ spaceId: ownPatientId }))
  const t = await words("account")
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      <PageHeading title={t("close.title")} lead={t("close.lead")} />
      {spaceId ? (
        <Notice title={t("close.hasSpace")}>
          <p>{t("close.hasSpaceText")}</p>
          <p>
            <a href={`/patients/${spaceId}/closing`} className="lone-link">
              {t("close.toSpace")}
            </a>
          </p>
        </Notice>
      ) : (
        <Closing face={actor.face} isAnew={isSteppedUp(actor.steppedUpAt, new Date())} />
      )}
      <p>
        <a href="/account" className="lone-link">
          {t("close.back")}
        </a>
      </p>
    </PortalPage>
  )
}

type ClosingProps = { face: Parameters<typeof mayClose>[0]; isAnew: boolean }

async function Closing({ face, isAnew }: ClosingProps) {
  const t = await words("account")
  const facts = (["accesses", "tasks", "signed", "mails", "journal", "return"] as const).filter(
    (fact) => face === "citizen" || (fact !== "accesses" && fact !== "tasks"),
  )
  return (
    <>
      <Card title={t("close.whatTitle")}>
        <BulletList items={facts.map((fact) => t(`close.what.${fact}`))} />
      </Card>
      {isAnew ? (
        <AskedForm action={closeAccount} hidden={{}} words={await formWords(t("close.submit"))} tone="danger" />
      ) : (
        <Card title={t("close.anewTitle")}>
          <p>{t("close.anewText")}</p>
          <ButtonLink href={`/sign-in/${face}?step_up=1&back=${encodeURIComponent("/account/close")}`}>
            {t("close.anew")}
          </ButtonLink>
        </Card>
      )}
    </>
  )
}
