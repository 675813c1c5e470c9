import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { GrantLists } from "@/components/delegation/grant-lists"
import { ButtonLink } from "@/components/ui/button"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { grantSentences, writeConsent } from "@/lib/delegation/consent-text/rules"
import { waitsBeforeOpening } from "@/lib/delegation/rules"
import { draftGrant, draftPeriod, nextStep } from "@/lib/invitation/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import { willWords } from "../../../words"
import { widen } from "../actions"
import { BackLink, type DraftShown, draftIds, draftPage, StepHeading } from "../draft-page"
import { SendForm } from "./send-form"
import { sendQuestions } from "./send-questions"
import { Summary } from "./summary"

/** What was answered, each with a way to change it, the text that will be kept, how it is sent, and one button. */
export default async function CheckPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/check">) {
  return draftPage(params, async (draft) => {
    const t = await words("invitation")
    const { name, isWidening, answers } = draft
    const missing = nextStep(isWidening, answers)
    const title = t(isWidening ? "check.titleWidening" : "check.title", { name })
    if (missing !== "check") return <Missing draft={draft} title={title} href={draft.path(missing)} />
    const grant = draftGrant(answers)
    return (
      <>
        <StepHeading
          draft={draft}
          step="check"
          title={title}
          lead={t(isWidening ? "check.leadWidening" : "check.lead", { name })}
        />
        <Summary draft={draft} />
        {isWidening && (
          <GrantLists sentences={grantSentences(await language(), "patient", grant)} words={await willWords(name)} />
        )}
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
          <p>
            <a href={`/patients/${draft.patientId}/helpers/invite/${draft.id}/paper`} className="lone-link">
              {(await words("paper"))("print")}
            </a>
          </p>
        </Details>
        {isWidening ? (
          <AskedForm action={widen} hidden={draftIds(draft)} words={await formWords(t("check.widen"))}>
            <BackLink draft={draft} step="check" />
          </AskedForm>
        ) : (
          <SendForm
            sentences={await sentencesOf("invitation")}
            hidden={draftIds(draft)}
            asked={await sendQuestions()}
            initial={{}}
            words={await formWords(t("check.send", { name }))}
          >
            <BackLink draft={draft} step="check" />
          </SendForm>
        )}
      </>
    )
  })
}

async function consentOf({ answers, patientName }: DraftShown): Promise<string> {
  const { name: caregiverName = "", continuesIfUnable = false } = answers
  const { months: durationMonths, atEnd } = draftPeriod(answers)
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
