import { BulletList } from "@/components/ui/bullet-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { isSteppedUp } from "@/lib/account/rules"
import { type ExportAsked, isOver } from "@/lib/exports/rules"
import { formats, words } from "@/lib/request/words"
import { patientPage } from "../../patient-page"
import { ButtonForm } from "../documents/button-form"
import { askForExport } from "./actions"
import { readExport } from "./reads"

const HOLDS = ["index", "documents", "tables", "exchange", "journal"] as const

/** Everything that the space holds as one file, for the person who has just signed in anew. */
export default async function TakeOutPage({ params, searchParams }: PageProps<"/patients/[patientId]/take-out">) {
  const { patientId } = await params
  const { problem } = await searchParams
  const here = `/patients/${patientId}/take-out`
  return patientPage(
    patientId,
    ["act:exports"],
    readExport,
    async ({ asked, steppedUpAt }) => {
      const t = await words("exports")
      const isFresh = isSteppedUp(steppedUpAt, new Date())
      return (
        <>
          <PageHeading title={t("title")} lead={t("lead")} />
          {problem === "away" && <Notice tone="attention">{t("away")}</Notice>}
          <Stand asked={asked} here={here} isFresh={isFresh} />
          {isOver(asked.state) && isFresh && (
            <ButtonForm
              action={askForExport}
              fields={{ patientId }}
              label={t(asked.state === "none" ? "ask" : "askAgain")}
              tone="primary"
              words={{ summary: t("summary"), waiting: t("waitingWord") }}
            />
          )}
          {asked.state !== "waiting" && !isFresh && <Anew here={here} />}
          <p className="max-w-text">{t("care")}</p>
          <Details summary={t("holds.title")}>
            <BulletList items={HOLDS.map((what) => t(`holds.${what}`))} />
          </Details>
          <p>
            <a href={`/patients/${patientId}/rights`} className="lone-link">
              {t("back")}
            </a>
          </p>
        </>
      )
    },
    { section: "rights", width: "question" },
  )
}

/** Whoever found the session open takes nothing away. */
async function Anew({ here }: { here: string }) {
  const t = await words("exports")
  return (
    <>
      <p className="max-w-text">{t("anew")}</p>
      <ButtonLink href={`/sign-in/citizen?step_up=1&back=${encodeURIComponent(here)}`}>{t("signIn")}</ButtonLink>
    </>
  )
}

type StandProps = { asked: ExportAsked; here: string; isFresh: boolean }

/** How far it is; where it is ready, the file. */
async function Stand({ asked, here, isFresh }: StandProps) {
  const [t, f] = [await words("exports"), await formats()]
  const { state, askedAt, packed, total, until, failure } = asked
  if (state === "none" || !askedAt) return null
  const at = f.dateTime(askedAt, { dateStyle: "long", timeStyle: "short" })
  if (state === "ready" && until)
    return (
      <Card title={t("states.ready")}>
        <p className="max-w-text">{t("texts.ready", { until: f.dateTime(until, { dateStyle: "long", timeStyle: "short" }) })}</p>
        {isFresh && <ButtonLink href={`${here}/file`}>{t("download")}</ButtonLink>}
      </Card>
    )
  const text = failure ? t(`failures.${failure}`) : t(`texts.${state}`, { at, packed, total })
  return (
    <Notice tone={state === "failed" ? "attention" : "info"} title={t(`states.${state}`)}>
      <p>{text}</p>
      {state === "waiting" && (
        <p>
          <a href={here} className="lone-link">
            {t("look")}
          </a>
        </p>
      )}
    </Notice>
  )
}
