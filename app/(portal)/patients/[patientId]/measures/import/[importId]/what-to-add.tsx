import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { FATES, type JudgedLine, MOST_ASKED, type ReadFile } from "@/lib/measures/importing/rules"
import { formatReading } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { formats, language, words } from "@/lib/request/words"
import { importMeasures } from "../../actions"

type WhatToAddProps = {
  ids: { patientId: string; importId: string }
  file: Omit<ReadFile, "lines">
  lines: readonly JudgedLine[]
  units: UnitChoices
}

/** What the file holds in a few sentences, what is unusual as a question each, and the button that adds it. */
export async function WhatToAdd({ ids, file, lines, units }: WhatToAddProps) {
  const t = await words("measures")
  const of = (fate: JudgedLine["fate"]) => lines.filter((line) => line.fate === fate)
  const [fresh, unusual] = [of("new").length, of("unusual")]
  const isNothing = fresh === 0 && unusual.length === 0
  const back = `/patients/${ids.patientId}/measures`
  return (
    <>
      {isNothing && (
        <Notice title={t("import.preview.nothing")}>
          <p>{t("import.preview.nothingText")}</p>
        </Notice>
      )}
      <Card title={t("import.preview.sum")}>
        <BulletList items={await sumUp(file, of)} />
      </Card>
      {isNothing ? (
        <Actions>
          <ButtonLink href={`${back}/import`}>{t("import.preview.other")}</ButtonLink>
          <ButtonLink href={back} tone="secondary">
            {t("import.preview.back")}
          </ButtonLink>
        </Actions>
      ) : (
        <AskedForm
          action={importMeasures}
          hidden={ids}
          asked={unusual.length > 0 ? [await askAbout(unusual, file.format, units)] : []}
          words={await formWords(fresh > 0 ? t("import.preview.add", { count: fresh }) : t("import.preview.addRight"))}
        >
          <ButtonLink href={back} tone="secondary">
            {t("import.preview.back")}
          </ButtonLink>
        </AskedForm>
      )}
    </>
  )
}

async function sumUp({ faults, unknownColumns }: Omit<ReadFile, "lines">, of: (fate: JudgedLine["fate"]) => JudgedLine[]) {
  const [t, f] = [await words("measures"), await formats()]
  const counted = [...FATES.map((fate) => [fate, of(fate).length] as const), ["faults", faults.length] as const]
  return [
    ...counted.flatMap(([word, count]) => (count > 0 || word === "new" ? [t(`import.preview.${word}`, { count })] : [])),
    ...(unknownColumns.length > 0 ? [t("import.preview.columns", { columns: f.list(unknownColumns) })] : []),
  ]
}

async function askAbout(unusual: readonly JudgedLine[], format: ReadFile["format"], units: UnitChoices): Promise<Asked> {
  const [t, f, locale] = [await words("measures"), await formats(), await language()]
  const options = unusual.slice(0, MOST_ASKED).map(({ place, line, reading, measuredAt }) => ({
    value: String(place),
    label: t("import.preview.isIt", { value: formatReading(reading, locale, units) }),
    hint: t("import.preview.where", {
      kind: t(`kinds.${reading.kind}`),
      when: f.dateTime(measuredAt, { dateStyle: "long", timeStyle: "short" }),
      line: t(`import.preview.place.${format}`, { line: String(line) }),
    }),
  }))
  const hint = unusual.length > MOST_ASKED ? t("import.preview.tooMany", { count: MOST_ASKED }) : t("import.preview.rightHint")
  return { kind: "many", name: "right", label: t("import.preview.right"), hint, options }
}
