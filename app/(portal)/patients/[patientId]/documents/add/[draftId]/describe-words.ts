import { sayDay } from "@/components/care/care-words"
import { lastAnnouncementDay } from "@/lib/documents/announcement/rules"
import { words } from "@/lib/request/words"
import type { SightWords } from "./sight-fields"

/** The words of the second question, as the form in the browser needs them. */
export async function describeWords(query: string) {
  const t = await words("documents")
  const d = await words("deposit")
  const common = await words("common")
  return {
    summary: t("summary"),
    waiting: t("waiting"),
    search: d("describe.search"),
    searchHint: d("describe.searchHint"),
    searchSubmit: d("describe.searchSubmit"),
    nothingFound: d("describe.nothingFound", { query }),
    type: d("describe.type"),
    all: d("describe.all"),
    choose: d("describe.choose"),
    date: d("describe.date"),
    dateHint: d("describe.dateHint"),
    name: d("describe.name"),
    nameHint: d("describe.nameHint"),
    optional: d("describe.optional"),
    sensitivity: d("describe.sensitivity"),
    next: common("continue"),
    change: common("change"),
    submit: d("describe.submit"),
    dayWord: common("day"),
    monthWord: common("month"),
    yearWord: common("year"),
    today: common("today"),
  }
}
export type DescribeWords = Awaited<ReturnType<typeof describeWords>>

/** The words of what a professional is asked besides: who may not see it yet. */
export async function sightWords(): Promise<SightWords> {
  const t = await words("deposit")
  const dayHint = t("sight.dayHint", { date: await sayDay(lastAnnouncementDay(new Date())) })
  return {
    question: t("sight.question"),
    now: t("sight.now"),
    nowHint: t("sight.nowHint"),
    announced: t("sight.announced"),
    announcedHint: t("sight.announcedHint"),
    day: t("sight.day"),
    dayHint,
    others: t("sight.others"),
    representatives: t("sight.representatives"),
    representativesHint: t("sight.representativesHint"),
    professionals: t("sight.professionals"),
    professionalsHint: t("sight.professionalsHint"),
  }
}
