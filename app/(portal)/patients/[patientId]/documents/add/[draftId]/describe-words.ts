import { words } from "@/lib/request/words"

/** The words of the second question, as the form in the browser needs them. */
export async function describeWords() {
  const t = await words("documents")
  const d = await words("deposit")
  const common = await words("common")
  return {
    summary: t("summary"),
    waiting: t("waiting"),
    type: d("describe.type"),
    all: d("describe.all"),
    choose: d("describe.choose"),
    date: d("describe.date"),
    dateHint: d("describe.dateHint"),
    name: d("describe.name"),
    nameHint: d("describe.nameHint"),
    optional: d("describe.optional"),
    sensitivity: d("describe.sensitivity"),
    submit: d("describe.submit"),
    dayWord: common("day"),
    monthWord: common("month"),
    yearWord: common("year"),
  }
}
export type DescribeWords = Awaited<ReturnType<typeof describeWords>>
