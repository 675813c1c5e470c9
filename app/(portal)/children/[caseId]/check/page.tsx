import type { ReactNode } from "react"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Notice } from "@/components/ui/notice"
import { words } from "@/lib/request/words"
import type { OwnRequestView } from "@/lib/review/asking/queries"
import { nextStep, type Step } from "@/lib/review/asking/rules"
import { submitRequest } from "../../actions"
import { writtenDay } from "../../words"
import { FileNames } from "../file-names"
import { BackLink, StepHeading, stepPage, stepPath } from "../request-page"

/** Everything once more, each with a way to change it, and one button. */
export default async function CheckPage({ params }: PageProps<"/children/[caseId]/check">) {
  return stepPage(params, async (request) => {
    const t = await words("children")
    const missing = nextStep(request)
    const heading = <StepHeading step="check" title={t("check.title")} lead={t("check.lead")} />
    if (missing !== "check") {
      return (
        <>
          {heading}
          <Notice tone="attention">
            <p>{t("check.missing")}</p>
          </Notice>
          <ButtonLink href={stepPath(request.caseId, missing)}>{t("check.resume")}</ButtonLink>
        </>
      )
    }
    return (
      <>
        {heading}
        <Card>
          <DescriptionList items={await answersOf(request)} />
        </Card>
        <p className="max-w-text">{t("check.honest")}</p>
        <AskedForm
          action={submitRequest}
          hidden={{ caseId: request.caseId }}
          words={await formWords(t(request.status === "draft" ? "check.submit" : "check.submitAgain"))}
        >
          <BackLink request={request} step="check" />
        </AskedForm>
      </>
    )
  })
}

async function answersOf({ caseId, givenNames, birthName, sex, birthDate, birthTown, relation, evidence }: OwnRequestView) {
  const t = await words("children")
  const line = (term: string, said: ReactNode, step: Step) => ({
    term,
    description: (
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <div className="min-w-0 wrap-anywhere">{said}</div>
        <a href={stepPath(caseId, step)} aria-label={t("check.changeNamed", { what: term })} className="lone-link">
          {t("check.change")}
        </a>
      </div>
    ),
  })
  const birth = t("check.birthText", { date: await writtenDay(birthDate ?? ""), town: birthTown ?? "" })
  return [
    line(t("check.name"), `${givenNames} ${birthName}`, "child"),
    line(t("check.sex"), sex === "female" || sex === "male" ? t(`child.${sex}`) : "", "child"),
    line(t("check.birth"), birth, "child"),
    line(t("check.relation"), relation ? t(`relation.${relation}`) : "", "relation"),
    line(t("check.evidence"), <FileNames evidence={evidence} />, "evidence"),
  ]
}
