import { RadioCards } from "@/components/forms/choice-cards"
import { SubmitButton } from "@/components/forms/submit-button"
import { Card } from "@/components/ui/card"
import { words } from "@/lib/request/words"
import { chooseDoctorTitle } from "./actions"

/** Whether a doctor is written "Dr" or "Dre": hers to say, and nobody guesses it. */
export async function DoctorTitle({ name }: { name: string }) {
  const t = await words("account")
  const options = ["dr", "dre"].map((value) => ({ value, label: t(`doctor.${value}`) }))
  return (
    <Card title={t("doctor.title")}>
      <form action={chooseDoctorTitle} className="flex flex-col items-start gap-4">
        <RadioCards
          name="title"
          initial={name.startsWith("Dre ") ? "dre" : "dr"}
          label={t("doctor.lead")}
          labelShown
          options={options}
        />
        <SubmitButton tone="secondary">{t("doctor.submit")}</SubmitButton>
      </form>
    </Card>
  )
}
