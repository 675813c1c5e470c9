import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { ruleValue } from "@/lib/reference/dated-rules"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { HowTold } from "../../account/how-told"
import { draftRequest } from "../actions"

/** What parental authority is, what is asked and who sees it, before anything is asked. */
export default async function AskPage() {
  const actor = await requireActor("citizen")
  const [t, common] = [await words("children"), await words("common")]
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      <PageHeading title={t("explain.title")} lead={t("explain.lead")} />
      <Card title={t("explain.whatTitle")}>
        <p className="max-w-text">{t("explain.what")}</p>
      </Card>
      <Card title={t("explain.evidenceTitle")}>
        <BulletList items={([1, 2, 3] as const).map((place) => t(`explain.evidence${place}`))} />
      </Card>
      <Notice tone="attention" title={t("explain.healthTitle")}>
        <p>{t("explain.health")}</p>
      </Notice>
      <Card title={t("explain.whoTitle")}>
        <p className="max-w-text">{t("explain.who")}</p>
      </Card>
      <Card title={t("explain.whenTitle")}>
        <p className="max-w-text">{t("explain.when", { days: ruleValue("review_answered_within").value })}</p>
        <HowTold actor={actor} />
      </Card>
      <AskedForm action={draftRequest} hidden={{}} words={await formWords(t("explain.submit"))}>
        <ButtonLink href="/children" tone="secondary">
          {common("back")}
        </ButtonLink>
      </AskedForm>
    </PortalPage>
  )
}
