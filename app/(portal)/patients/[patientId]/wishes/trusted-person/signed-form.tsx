import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { formats, words } from "@/lib/request/words"
import type { Wish } from "@/lib/wishes/rules"
import { SignatureForm } from "./signature-form"

type SignedFormProps = { patientId: string; wish: Wish; deposited: { id: string; title: string; actOn: string }[] }

/** The form on paper, the day on which both signed it, and that paper where it was deposited. */
export async function SignedForm({ patientId, wish, deposited }: SignedFormProps) {
  const [t, f, common] = [await words("wishes"), await formats(), await words("common")]
  const name = wish.said.name ?? ""
  const { countersignedOn, document } = wish
  return (
    <Card title={t("signing.paper")} id="paper">
      <p className="max-w-text">
        {countersignedOn ? t("countersigned", { name, date: f.day(countersignedOn) }) : t("trusted.signText", { name })}
      </p>
      <ButtonLink href={`/patients/${patientId}/wishes/trusted-person/pdf`} tone="secondary">
        {t("trusted.pdf")}
      </ButtonLink>
      <SignatureForm
        hidden={{ patientId, wishId: wish.id }}
        initial={{ signedOn: countersignedOn ?? "", documentId: document?.id ?? "" }}
        said={{
          label: t("trusted.signedOn", { name }),
          hint: t("trusted.signedOnHint"),
          dayWord: common("day"),
          monthWord: common("month"),
          yearWord: common("year"),
        }}
        paper={{
          label: t("trusted.paper"),
          hint: t("trusted.paperHint"),
          emptyLabel: t("trusted.noPaper"),
          options: deposited.map(({ id, title, actOn }) => ({ value: id, label: `${title}, ${f.day(actOn)}` })),
        }}
        words={await formWords(t("trusted.noteSignature"))}
      />
      <p>
        <a href={`/patients/${patientId}/documents/add`} className="lone-link">
          {t("trusted.deposit")}
        </a>
      </p>
    </Card>
  )
}
