import { Card } from "@/components/ui/card"
import { writeMoment } from "@/lib/measures/moment/rules"
import { ARMS, HEIGHT_POSITIONS, MEAL_MOMENTS, type MeasureKind, POSITIONS } from "@/lib/measures/rules"
import { symbolOf } from "@/lib/measures/units/rules"
import { usualOf } from "@/lib/reference/usual-measures"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import type { Translator } from "@/lib/words/translator"
import { type AddWords, type Beside, MeasureForm } from "./measure-form"

type AddMeasureProps = {
  space: { patientId: string; givenName: string }
  kind: MeasureKind
  unit: string
  /** Whether what is written waits to be confirmed. */
  isProposed: boolean
  /** Of a child's height it matters whether the child lay or stood. */
  isChild: boolean
}

/** The form by which one measure of a kind is written down. */
export async function AddMeasure({ space: { patientId, givenName }, kind, unit, isProposed, isChild }: AddMeasureProps) {
  const t = await words("measures")
  return (
    <Card title={t(`add.titles.${kind}`)} id="add" screenOnly>
      <p className="max-w-text text-soft">{isProposed ? t("add.leadProposed", { name: givenName }) : t("add.lead")}</p>
      <MeasureForm
        patientId={patientId}
        kind={kind}
        unit={unit}
        usual={usualOf(kind)}
        now={writeMoment(new Date())}
        beside={besideOf(kind, isChild, t)}
        words={addWords(kind, unit, t)}
        sentences={await sentencesOf("measures")}
        language={await language()}
      />
    </Card>
  )
}

function addWords(kind: MeasureKind, unit: string, t: Translator): AddWords {
  const symbol = kind === "steps" || kind === "pain" || kind === "sleep" ? "" : symbolOf(unit)
  return {
    summary: t("add.summary"),
    waiting: t("add.waiting"),
    value: symbol ? t("add.valueIn", { unit: symbol }) : t("add.value"),
    valueHint: t("add.example", { example: t(`add.examples.${kind}.${unitKey(unit)}`) }),
    measuredAt: t("add.measuredAt"),
    measuredAtHint: t("add.measuredAtHint"),
    submit: t("add.submit"),
    choose: t("add.choose"),
    isIt: t.raw("add.isIt"),
    itIs: t.raw("add.itIs"),
    itIsOther: t.raw("add.itIsOther"),
    orCorrect: t("add.orCorrect"),
  }
}

/** A unit as a key of the words: "g/L" is `gL`. */
const unitKey = (unit: string) => (unit === "%" ? "percent" : unit.replace(/\W/g, ""))

function besideOf(kind: MeasureKind, isChild: boolean, t: Translator): Beside[] {
  const field = (name: Beside["name"], choices: readonly string[], optionalWord?: string): Beside => ({
    name,
    label: t(`add.${name}`),
    options: choices.map((value) => ({ value, label: t(`around.${value}`) })),
    optionalWord,
  })
  if (kind === "glucose") return [field("mealMoment", MEAL_MOMENTS)]
  const optional = t("add.optional")
  if (kind === "height" && isChild) return [field("position", HEIGHT_POSITIONS, optional)]
  if (kind !== "blood_pressure") return []
  return [field("arm", ARMS, optional), field("position", POSITIONS, optional)]
}
