import { StateBadge } from "@/components/appointments/appointment-row"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { DAYS_TO_RESTORE } from "@/lib/appointments/rules"
import { parseQuery } from "@/lib/appointments/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { cancelAppointment } from "../actions"
import { AnswerForms } from "../answers"
import { Done } from "../done"
import { Gesture } from "../gesture"
import { readAppointment } from "../reads"
import { DocumentsCard } from "./documents-card"
import { Facts } from "./facts"
import { QuestionsCard } from "./questions-card"
import { Undo } from "./undo"
import { WhoSees } from "./who-sees"

/** One appointment: when, with whom, what to bring, what to ask there, and what came out of it. */
export default async function AppointmentPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/appointments/[appointmentId]">) {
  const { patientId, appointmentId } = await params
  const query = parseQuery(await searchParams)
  const agenda = `/patients/${patientId}/appointments`
  const of = { patientId, appointmentId }
  return patientPage(
    patientId,
    ["view:appointments"],
    (access) => readAppointment(access, appointmentId),
    async ({ space, line, questions, documents, toLink, sights, isProposed }) => {
      const t = await words("appointments")
      const { companion, may } = line
      const isOut =
        companion?.accountId && sights && !sights.some(({ accountId, sees }) => sees && accountId === companion.accountId)
      return (
        <>
          <Done done={query.done} confirmedBy={isProposed ? space.givenName : undefined}>
            <Undo of={of} {...query} />
          </Done>
          <PageHeading kicker={t("title")} title={line.withWhom} />
          <Card>
            <StateBadge line={line} />
            <Facts line={line} patientName={space.isOwn ? undefined : space.givenName} />
            {isOut && <Notice title={t("detail.companionOut", { name: companion.name })} />}
            <AnswerForms patientId={patientId} line={line} />
          </Card>
          {may.change && (
            <>
              <Actions>
                <ButtonLink href={`${agenda}/${line.id}/change`} tone="secondary">
                  {t("change.link")}
                </ButtonLink>
                <Gesture
                  action={cancelAppointment}
                  fields={{ ...of, version: String(line.version) }}
                  label={t("detail.cancel")}
                  tone="quiet"
                />
              </Actions>
              <p className="text-soft print:hidden">{t("detail.cancelHint", { days: DAYS_TO_RESTORE })}</p>
            </>
          )}
          <QuestionsCard of={of} questions={questions} mayPrepare={may.prepare} />
          <DocumentsCard of={of} documents={documents} toLink={toLink} />
          {sights && <WhoSees patientId={patientId} line={line} sights={sights} isOwn={space.isOwn} />}
          <p className="flex flex-wrap gap-x-6 print:hidden">
            <a href={`${agenda}/${line.id}/sheet`} className="lone-link">
              {t("print.link")}
            </a>
            <a href={`${agenda}/${line.id}/file`} className="lone-link">
              {t("feed.one")}
            </a>
            <a href={`${agenda}/${line.id}/file?more=yes`} className="lone-link">
              {t("feed.oneMore")}
            </a>
          </p>
          <p>
            <a href={agenda} className="lone-link">
              {t("detail.back")}
            </a>
          </p>
        </>
      )
    },
  )
}
