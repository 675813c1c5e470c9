import { notFound } from "next/navigation"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { parseKind } from "@/lib/measures/schema"
import { symbolOf, unitsOf } from "@/lib/measures/units/rules"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { chooseUnit } from "../../actions"
import { readUnit } from "../../reads"

/** One question: in which unit this person reads a kind of measure. */
export default async function UnitPage({ params }: PageProps<"/patients/[patientId]/measures/[kind]/unit">) {
  const { patientId, kind: word } = await params
  const kind = parseKind(word)
  if (!kind || unitsOf(kind).length === 1) notFound()
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readUnit(access, kind),
    async ({ unit }) => {
      const [t, common] = [await words("measures"), await words("common")]
      const options = unitsOf(kind).map((value) => ({ value, label: symbolOf(value) }))
      return (
        <>
          <PageHeading kicker={t(`kinds.${kind}`)} title={t("unit.title")} lead={t("unit.lead")} />
          <AskedForm
            action={chooseUnit}
            hidden={{ patientId, kind }}
            asked={[{ kind: "one", name: "unit", label: t("unit.title"), labelShown: false, options }]}
            initial={{ unit }}
            words={await formWords(t("unit.submit"))}
          >
            <ButtonLink tone="secondary" href={`/patients/${patientId}/measures/${kind}`}>
              {common("back")}
            </ButtonLink>
          </AskedForm>
        </>
      )
    },
    { width: "question" },
  )
}
