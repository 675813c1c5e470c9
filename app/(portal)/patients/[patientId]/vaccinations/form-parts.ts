import type { Option } from "@/components/forms/select-field"
import { vaccineChoices } from "@/lib/reference/vaccines"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, language, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { VaccinationFormWords } from "./vaccination-form"

type Proof = { id: string; title: string; actOn: string | null }
type Asked = { space: SpaceHeader; proofs: readonly Proof[]; mayAddDocument: boolean }

/** What both forms of a dose are drawn with: lists to choose from, words, and sentences of refusals. */
export async function formParts({ space, proofs, mayAddDocument }: Asked, submit: string) {
  const t = await words("vaccinations")
  return {
    choices: await choiceOptions(),
    proofs: await proofOptions(proofs),
    addDocumentAt: mayAddDocument ? `/patients/${space.patientId}/documents/add` : undefined,
    systems: space.inCare ? ["CIS", "ATC", "SNOMED"].map((value) => ({ value, label: t(`form.systems.${value}`) })) : undefined,
    words: await formWords(space, submit),
    sentences: await sentencesOf("vaccinations"),
  }
}

/** Against what a dose can be, to choose from. */
export async function choiceOptions(): Promise<Option[]> {
  const t = await words("vaccinations")
  return vaccineChoices(await language()).map(({ value, label, isCombined }) => ({
    value,
    label,
    group: t(isCombined ? "form.combined" : "form.alone"),
  }))
}

async function proofOptions(proofs: readonly Proof[]): Promise<Option[]> {
  const f = await formats()
  return proofs.map(({ id, title, actOn }) => ({ value: id, label: actOn ? `${title}, ${f.day(actOn)}` : title }))
}

async function formWords(space: SpaceHeader, submit: string): Promise<VaccinationFormWords> {
  const [t, common] = [await words("vaccinations"), await words("common")]
  const { systems: _, documentHintOther, ...form } = t.raw("form")
  return {
    ...form,
    documentHint: space.isOwn ? form.documentHint : documentHintOther,
    summary: t("summary"),
    waiting: t("waiting"),
    submit,
    dayWord: common("day"),
    monthWord: common("month"),
    yearWord: common("year"),
    today: common("today"),
  }
}
