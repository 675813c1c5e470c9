import { notFound } from "next/navigation"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { parseKind } from "@/lib/measures/chart/schema"
import { formatAmount, MEAL_MOMENTS, type MeasureKind } from "@/lib/measures/rules"
import type { Target } from "@/lib/measures/targets/rules"
import { symbolOf } from "@/lib/measures/units/rules"
import { language, words } from "@/lib/request/words"
import type { Translator } from "@/lib/words/translator"
import { patientPage } from "../../../../patient-page"
import { ButtonForm } from "../../../documents/button-form"
import { setTarget, withdrawTarget } from "../../actions"
import { readTargets } from "../../reads"

/** A professional sets where a kind should lie: it bears name and day, and the patient sees it. */
export default async function TargetPage({ params }: PageProps<"/patients/[patientId]/measures/[kind]/target">) {
  const { patientId, kind: word } = await params
  const kind = parseKind(word)
  if (!kind || kind === "bmi") notFound()
  const back = `/patients/${patientId}/measures/${kind}`
  return patientPage(
    patientId,
    ["view:measures", "act:measures"],
    (access) => readTargets(access, kind),
    async ({ unit, targets, mayTarget }) => {
      if (!mayTarget) notFound()
      const [t, common] = [await words("measures"), await words("common")]
      return (
        <>
          <PageHeading kicker={t(`kinds.${kind}`)} title={t("target.title")} lead={t("target.lead")} />
          {targets.map((target) => (
            <Standing key={target.id} patientId={patientId} target={target} unit={unit} />
          ))}
          <AskedForm
            action={setTarget}
            hidden={{ patientId, kind, unit }}
            asked={asked(kind, unit, t)}
            words={await formWords(t("target.submit"))}
          >
            <ButtonLink tone="secondary" href={back}>
              {common("back")}
            </ButtonLink>
          </AskedForm>
        </>
      )
    },
    { width: "question" },
  )
}

function asked(kind: MeasureKind, unit: string, t: Translator): Asked[] {
  const symbol = symbolOf(unit)
  const end = (name: "leastIn" | "mostIn") => t(`target.${name}`, { unit: symbol })
  const moments = MEAL_MOMENTS.map((value) => ({ value, label: t(`around.${value}`) }))
  return [
    ...(kind === "glucose"
      ? [{ kind: "list" as const, name: "moment", label: t("add.mealMoment"), options: moments, emptyLabel: t("target.always") }]
      : []),
    { kind: "text", name: "least", label: end("leastIn"), maxLength: 30, width: "short", optionalWord: t("add.optional") },
    { kind: "text", name: "most", label: end("mostIn"), maxLength: 30, width: "short", optionalWord: t("add.optional") },
  ]
}

async function Standing({ patientId, target, unit }: { patientId: string; target: Target; unit: string }) {
  const [t, common, locale] = [await words("measures"), await words("common"), await language()]
  const { kind, id, moment, least, most, authorName } = target
  const say = (numbers: number[] | null) => (numbers ? formatAmount(kind, numbers, locale, unit) : "")
  const range = t(`target.${least && most ? "between" : least ? "least" : "most"}`, { least: say(least), most: say(most) })
  return (
    <Card>
      <p>
        {t("target.stands", {
          moment: moment ? "some" : "none",
          when: moment ? t(`around.${moment}`) : "",
          range,
          author: authorName,
        })}
      </p>
      <ButtonForm
        action={withdrawTarget}
        fields={{ patientId, kind, targetId: id }}
        label={t("target.withdraw")}
        words={{ summary: t("add.summary"), waiting: common("waiting") }}
      />
    </Card>
  )
}
