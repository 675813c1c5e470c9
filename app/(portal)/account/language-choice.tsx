import { RadioCards } from "@/components/forms/choice-cards"
import { SubmitButton } from "@/components/forms/submit-button"
import { Card } from "@/components/ui/card"
import { words } from "@/lib/request/words"
import { chooseLanguage } from "./actions"

export async function LanguageChoice({ current }: { current: string }) {
  const t = await words("account")
  const options = ["fr", "en"].map((value) => ({ value, label: t(`language.${value}`) }))
  return (
    <Card title={t("language.title")}>
      <form action={chooseLanguage} className="flex flex-col items-start gap-4">
        <RadioCards name="language" initial={current} label={t("language.lead")} labelShown options={options} />
        <SubmitButton tone="secondary">{t("language.submit")}</SubmitButton>
      </form>
    </Card>
  )
}
