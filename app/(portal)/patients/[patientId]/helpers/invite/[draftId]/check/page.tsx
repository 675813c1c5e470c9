import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { GrantLists } from "@/components/delegation/grant-lists"
import { ButtonLink } from "@/components/ui/button"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { grantSentences, writeConsent } from "@/lib/delegation/consent-text/rules"
import { waitsBeforeOpening } from "@/lib/delegation/rules"
import { draftGrant, nextStep } from "@/lib/invitation/rules"
import { language, words } from "@/lib/request/words"
import { willWords } from "../../../words"
import { proposeInvitation, widen } from "../actions"
import { BackLink, type DraftShown, draftIds, draftPage, StepHeading } from "../draft-page"
import { Summary } from "./summary"

/** Everything once more, each with a way to change it, the text that will be kept, and one button. */
export default async function CheckPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/check">) {
  return draftPage(params, async (draft) => {
    const t = await words("invitation")
    const { name, isWidening, answers } = draft
    const missing = nextStep(isWidening, answers)
    const title = t(isWidening ? "check.titleWidening" : "check.title")
    if (missing !== "check") return <Missing draft={draft} title={title} href={draft.path(missing)} />
    const grant = draftGrant(answers)
    const submit = isWidening ? t("check.widen") : t(`check.${answers.channel}`)
    return (
      <>
        <StepHeading
          draft={draft}
          step="check"
          title={title}
          lead={t(isWidening ? "check.leadWidening" : "check.lead", { name })}
        />
        <Summary draft={draft} />
        <GrantLists sentences={grantSentences(await language(), "patient", grant)} words={await willWords(name)} />
        {!isWidening && waitsBeforeOpening(grant) && (
          <Notice tone="attention">
            <p>{t("check.waits")}</p>
          </Notice>
        )}
        <ButtonLink tone="secondary" href={`/patients/${draft.patientId}/preview/${draft.id}`}>
          {t("check.preview", { name })}
        </ButtonLink>
        <Details summary={t("check.consent")}>
          <p className="whitespace-pre-line">{await consentOf(draft)}</p>
          <p className="text-soft">{t("check.consentNote")}</p>
        </Details>
        <AskedForm action={isWidening ? widen : proposeInvitation} hidden={draftIds(draft)} words={await formWords(submit)}>
          <BackLink draft={draft} step="check" />
        </AskedForm>
      </>
    )
  })
}

async function consentOf({ answers, patientName }: DraftShown): Promise<string> {
  const { name: caregiverName = "", months: durationMonths = 1, atEnd = "stop", continuesIfUnable = false } = answers
  const grant = draftGrant(answers)
  return writeConsent(await language(), "patient", {
    patientName,
    caregiverName,
    grant,
    durationMonths,
    atEnd,
    continuesIfUnable,
    period: null,
  })
}

async function Missing({ draft, title, href }: { draft: DraftShown; title: string; href: string }) {
  const t = await words("invitation")
  return (
    <>
      <StepHeading draft={draft} step="check" title={title} />
      <Notice tone="attention">
        <p>{t("check.missing")}</p>
      </Notice>
      <ButtonLink href={href}>{t("check.resume")}</ButtonLink>
    </>
  )
}
