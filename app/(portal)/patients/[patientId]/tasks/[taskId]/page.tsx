import { Badge } from "@/components/ui/badge"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { DAYS_TO_RESTORE } from "@/lib/tasks/rules"
import { parseQuery } from "@/lib/tasks/schema"
import { patientPage } from "../../../patient-page"
import { removeTask } from "../actions"
import { Done } from "../done"
import { Gesture } from "../gesture"
import { readTask } from "../reads"
import { Facts } from "./facts"
import { NextGestures } from "./next-gestures"
import { WhoSees } from "./who-sees"

/** One task: by when, who takes care of it, what it is about, and what may be done. */
export default async function TaskPage({ params, searchParams }: PageProps<"/patients/[patientId]/tasks/[taskId]">) {
  const { patientId, taskId } = await params
  const { done } = parseQuery(await searchParams)
  const list = `/patients/${patientId}/tasks`
  const of = { patientId, taskId }
  return patientPage(
    patientId,
    ["view:tasks"],
    (access) => readTask(access, taskId),
    async ({ space, line, sights }) => {
      const t = await words("tasks")
      return (
        <>
          <Done done={done} line={line} />
          <PageHeading kicker={t("title")} title={line.title} />
          <Card>
            {line.isLate && (
              <p>
                <Badge tone="sun">{t("late")}</Badge>
              </p>
            )}
            <Facts line={line} patientId={patientId} isHeaded />
            <NextGestures of={of} line={line} />
          </Card>
          {line.may.change && (
            <div className="flex flex-col gap-2 print:hidden">
              <Actions>
                <ButtonLink href={`${list}/${line.id}/change`} tone="secondary">
                  {t("change.link")}
                </ButtonLink>
                <Gesture
                  action={removeTask}
                  fields={{ ...of, version: String(line.version) }}
                  label={t("detail.remove")}
                  tone="quiet"
                />
              </Actions>
              <p className="text-soft">{t("detail.removeHint", { days: DAYS_TO_RESTORE })}</p>
            </div>
          )}
          {sights && <WhoSees patientId={patientId} line={line} sights={sights} isOwn={space.isOwn} />}
          <p>
            <a href={list} className="lone-link">
              {t("detail.back")}
            </a>
          </p>
        </>
      )
    },
  )
}
