import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { type CopyAsked, getCopy } from "@/lib/journal/copies/queries"
import { MOST_LINES } from "@/lib/journal/copies/rules"
import { formats, words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { ButtonForm } from "../../documents/button-form"
import { askForCopy } from "./actions"

/** A copy of the journal to keep, that anybody can check without this site. */
export default async function CopyPage({ params }: PageProps<"/patients/[patientId]/journal/copy">) {
  const { patientId } = await params
  const journal = `/patients/${patientId}/journal`
  return patientPage(
    patientId,
    ["view:journal"],
    getCopy,
    async (copy) => {
      const [t, f] = [await words("journal"), await formats()]
      return (
        <>
          <PageHeading title={t("copy.title")} lead={t("copy.lead")} />
          <Stand copy={copy} here={`${journal}/copy`} />
          <ButtonForm
            action={askForCopy}
            fields={{ patientId }}
            label={t(copy.state === "none" ? "copy.ask" : "copy.askAgain")}
            tone={copy.state === "ready" || copy.state === "waiting" ? "secondary" : "primary"}
            words={{ summary: t("copy.summary"), waiting: t("copy.waiting") }}
          />
          <Details summary={t("copy.holdsTitle")}>
            <p className="max-w-text">{t("copy.holds", { most: f.number(MOST_LINES) })}</p>
            <p className="max-w-text">{t("copy.check")}</p>
          </Details>
          <p>
            <a href={journal} className="lone-link">
              {t("ask.back")}
            </a>
          </p>
        </>
      )
    },
    { section: "journal", width: "question" },
  )
}

/** How far it is; where it is ready, the file. */
async function Stand({ copy: { state, askedAt, lines }, here }: { copy: CopyAsked; here: string }) {
  const [t, f] = [await words("journal"), await formats()]
  if (state === "none" || !askedAt) return null
  const at = f.dateTime(askedAt, { dateStyle: "long", timeStyle: "short" })
  if (state !== "ready")
    return (
      <Notice tone={state === "waiting" ? "info" : "attention"} title={t(`copy.states.${state}`)}>
        <p>{t(`copy.texts.${state}`, { at })}</p>
        {state === "waiting" && (
          <p>
            <a href={here} className="lone-link">
              {t("copy.look")}
            </a>
          </p>
        )}
      </Notice>
    )
  return (
    <Card title={t("copy.states.ready")}>
      <p className="max-w-text">{t("copy.texts.ready", { at, lines })}</p>
      <ButtonLink href={`${here}/file`}>{t("copy.download")}</ButtonLink>
    </Card>
  )
}
