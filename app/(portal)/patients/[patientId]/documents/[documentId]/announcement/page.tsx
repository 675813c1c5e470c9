import { sayDay } from "@/components/care/care-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { inAWeek, lastAnnouncementDay } from "@/lib/documents/announcement/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { announce } from "../../actions"
import { ButtonForm } from "../../button-form"
import { readAwaited } from "../../reads"
import { PutOffForm } from "./put-off-form"

/** The author of a document that waits: was it announced, or on which other day? */
export default async function AnnouncementPage({
  params,
}: PageProps<"/patients/[patientId]/documents/[documentId]/announcement">) {
  const { patientId, documentId } = await params
  return patientPage(
    patientId,
    ["view:documents", "edit:marks"],
    (access) => readAwaited(access, documentId),
    async ({ title, version, planned }) => {
      const [t, common] = [await words("documents"), await words("common")]
      const fixed = { patientId, documentId, version: String(version) }
      const said = { summary: t("summary"), waiting: t("waiting") }
      const dates = { dayWord: common("day"), monthWord: common("month"), yearWord: common("year") }
      return (
        <>
          <PageHeading
            kicker={title}
            title={t("announcement.title")}
            lead={t("announcement.lead", { date: await sayDay(planned) })}
          />
          <Card title={t("announcement.nowTitle")}>
            <p>{t("announcement.nowText")}</p>
            <ButtonForm action={announce} fields={fixed} label={t("announcement.now")} tone="primary" words={said} />
          </Card>
          <Card title={t("announcement.laterTitle")}>
            <PutOffForm
              sentences={await sentencesOf("documents")}
              fixed={fixed}
              proposed={inAWeek(new Date())}
              words={{
                ...said,
                ...dates,
                day: t("announcement.day"),
                dayHint: t("announcement.dayHint", { date: await sayDay(lastAnnouncementDay(new Date())) }),
                submit: t("announcement.later"),
              }}
            />
          </Card>
          <ButtonLink href={`/patients/${patientId}/documents/${documentId}`} tone="quiet">
            {t("announcement.back")}
          </ButtonLink>
        </>
      )
    },
    { width: "question" },
  )
}
