import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { formats, words } from "@/lib/request/words"
import type { Wish } from "@/lib/wishes/rules"
import { SignatureForm } from "./signature-form"

/** The form on paper, and the day on which both signed it. */
export async function SignedForm({ patientId, wish }: { patientId: string; wish: Wish }) {
  const [t, f, common] = [await words("wishes"), await formats(), await words("common")]
  const name = wish.said.name ?? ""
  const { countersignedOn } = wish
  return (
    <Card title={t("trusted.signTitle", { name })} id="sign">
      <p className="max-w-text">
        {countersignedOn ? t("countersigned", { name, date: f.day(countersignedOn) }) : t("trusted.signText", { name })}
      </p>
      <ButtonLink href={`/patients/${patientId}/wishes/trusted-person/pdf`} tone="secondary">
        {t("trusted.pdf")}
      </ButtonLink>
      <SignatureForm
        hidden={{ patientId, wishId: wish.id }}
        initial={{ signedOn: countersignedOn ?? "" }}
        said={{
          label: t("trusted.signedOn", { name }),
          hint: t("trusted.signedOnHint"),
          dayWord: common("day"),
          monthWord: common("month"),
          yearWord: common("year"),
        }}
        words={await formWords(t("trusted.noteSignature"))}
      />
    </Card>
  )
}
