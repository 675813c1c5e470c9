import { redirect } from "next/navigation"
import { sayDay } from "@/components/care/care-words"
import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { PageHeading } from "@/components/ui/page-heading"
import { isMinor } from "@/lib/identity/majority"
import { requireActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../minor-notice"
import { OpenSpaceForm } from "./open-space-form"

/** What a space is, what it keeps and who can see it, before one is opened. Opening is a choice. */
export default async function OpenSpacePage() {
  const actor = await requireActor("citizen")
  const { ownPatientId, ownIsShut } = await readOwn("citizen", async (own) => ({
    ownPatientId: own.ownPatientId,
    ownIsShut: own.ownIsShut,
  }))
  if (ownPatientId) redirect(`/patients/${ownPatientId}${ownIsShut ? "/closing" : ""}`)

  const t = await words("space")
  const { traits } = actor
  if (traits && isMinor(traits, new Date())) return <TooYoung />
  return (
    <PortalPage nav="citizen" current="/open-space" width="question">
      <PageHeading title={t("open.title")} lead={t("open.lead")} />
      <Card>
        <DescriptionList
          items={(["what", "keeps", "who"] as const).map((part) => ({
            term: t(`open.${part}Title`),
            description: t(`open.${part}`),
          }))}
        />
      </Card>
      {traits && (
        <Card title={t("open.identityTitle")}>
          <DescriptionList
            items={[
              { term: t("open.identityName"), description: traits.birthName },
              { term: t("open.identityGiven"), description: traits.givenNames },
              {
                term: t("open.identityBirth"),
                description: await sayDay(traits.birthDate),
              },
            ]}
          />
        </Card>
      )}
      <OpenSpaceForm
        sentences={await sentencesOf("space")}
        words={{
          problem: t("open.problem"),
          matricule: t("open.matricule"),
          matriculeHint: t("open.matriculeHint"),
          optional: t("open.optional"),
          submit: t("open.submit"),
        }}
      >
        <ButtonLink href="/home" tone="secondary">
          {t("open.notNow")}
        </ButtonLink>
      </OpenSpaceForm>
    </PortalPage>
  )
}

function TooYoung() {
  return (
    <PortalPage nav="citizen" width="question">
      <MinorNotice about="open" back="/home" />
    </PortalPage>
  )
}
