import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { ABOUT_MOST, ANSWER_MOST, MONTHS_KEPT, WORDS_MOST } from "@/lib/complaints/rules"
import { configuration } from "@/lib/platform/configuration"
import { words } from "@/lib/request/words"
import { sendComplaint } from "./actions"

type ComplaintPageProps = {
  /** Said of what one comes from, where that is known. */
  title?: string
  /** What it is about, as the page that one comes from knows it; to change at will. */
  about?: string
  /** Where one goes who sends nothing. */
  back: string
}

/** Who will read it is said before anything is written; then three questions. */
export async function ComplaintPage({ title, about = "", back }: ComplaintPageProps) {
  const t = await words("complaints")
  return (
    <>
      <PageHeading title={title ?? t("title")} lead={t("lead")} />
      <Card title={t("who.title")}>
        {configuration().mode === "demo" && <p>{t("who.demo")}</p>}
        <p className="max-w-text">{t("who.text")}</p>
        <p className="max-w-text">{t("who.health")}</p>
        <p className="max-w-text">{t("who.kept", { months: MONTHS_KEPT })}</p>
        <p className="max-w-text">{t("who.urgent")}</p>
      </Card>
      <AskedForm
        action={sendComplaint}
        hidden={{}}
        initial={{ about: about.slice(0, ABOUT_MOST), words: "", answer: "" }}
        asked={[
          { kind: "text", name: "about", label: t("form.about"), maxLength: ABOUT_MOST, autoComplete: "off" },
          { kind: "words", name: "words", label: t("form.words"), rows: 8, maxLength: WORDS_MOST },
          { kind: "text", name: "answer", label: t("form.answer"), hint: t("form.answerHint"), maxLength: ANSWER_MOST },
        ]}
        words={await formWords(t("form.submit"))}
      >
        <ButtonLink tone="secondary" href={back}>
          {t("form.cancel")}
        </ButtonLink>
      </AskedForm>
    </>
  )
}
