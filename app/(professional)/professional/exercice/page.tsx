import { notFound } from "next/navigation"
import { PortalPage } from "@/components/layout/portal-page"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { safeBackPath } from "@/lib/account/rules"
import { professionWord } from "@/lib/reference/professions"
import { requireAnyActor } from "@/lib/request/actor"
import { currentSession } from "@/lib/request/session"
import { language, words } from "@/lib/request/words"
import { ExerciceForm } from "./exercice-form"

export default async function ExercicePage({ searchParams }: { searchParams: Promise<{ back?: string | string[] }> }) {
  const actor = await requireAnyActor()
  const session = await currentSession()
  if (actor.face !== "professional" || !session) notFound()
  const back = safeBackPath([(await searchParams).back].flat()[0])
  const [t, common] = [await words("signin"), await words("common")]
  const locale = await language()
  const choices = session.exerciceChoices.map(({ structureName, professionCode }, position) => ({
    value: String(position),
    label: structureName ?? t("exercice.unnamed"),
    hint: professionWord({ code: professionCode, sex: session.actor.sex }, locale),
  }))
  if (choices.length === 0) return <NoPlace />
  return (
    <PortalPage nav="professional" width="question">
      <PageHeading title={t("exercice.title")} lead={t("exercice.lead")} />
      <ExerciceForm
        choices={choices}
        back={back}
        words={{ field: t("exercice.field"), submit: t("exercice.submit"), summary: common("errorSummary") }}
      />
    </PortalPage>
  )
}

/** A professional whom the provider knows without any place: there is nothing to choose, and nothing opens. */
async function NoPlace() {
  const t = await words("signin")
  return (
    <PortalPage nav="professional" width="question">
      <PageHeading title={t("exercice.title")} />
      <Notice title={t("exercice.noneTitle")}>
        <p>{t("exercice.noneText")}</p>
      </Notice>
    </PortalPage>
  )
}
