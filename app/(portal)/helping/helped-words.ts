import { lastsUntil } from "@/lib/delegation/rules"
import type { Helped } from "@/lib/helping/queries"
import { type News, NO_NEWS } from "@/lib/helping/rules"
import { relationWord } from "@/lib/reference/relations"
import { formats, language, words } from "@/lib/request/words"
import { otherSideOf } from "@/lib/space/rules"
import type { Formats } from "@/lib/words/formats"
import type { Translator } from "@/lib/words/translator"

/** "mère", what the person is for who helps; null where no plain word says it. */
export async function helpedTie({ relation, sex }: Helped): Promise<string | null> {
  const tie = otherSideOf(relation, sex)
  return tie && relationWord(tie, sex, await language())
}

/** "Jeanne Lefèvre, votre mère", or the name alone where no plain word says the tie. */
export async function helpedTitle(helped: Helped): Promise<string> {
  const t = await words("helping")
  const tie = await helpedTie(helped)
  return tie ? t("person", { name: helped.patientName, tie }) : helped.patientName
}

/** What is true of the access now, and until when. */
export async function helpedPeriod({ isByLaw, state, givenName: name, opensAt, endsAt, closesAt, now }: Helped): Promise<string> {
  const [t, f] = [await words("helping"), await formats()]
  const end = lastsUntil({ endsAt, closesAt }, now)
  if (state === "waiting") return t("period.waiting", { date: opensAt ? f.dateTime(opensAt, { dateStyle: "full" }) : "" })
  if (state === "open" && isByLaw) {
    return t("byLaw.period", { date: end ? f.dateTime(end, { dateStyle: "long" }) : "" })
  }
  if (state === "open") return t("period.open", { date: end ? f.dateTime(end, { dateStyle: "long" }) : "" })
  return t(`period.${state}`, { name })
}

/** "2 documents à lire et 1 nouvelle mesure", or that there is nothing new. */
export function sayNews(t: Translator, f: Formats, news: News = NO_NEWS): string {
  return f.list(partsOf(t, news)) || t("news.nothing")
}

/** "1 personne attend votre réponse et 2 documents à lire"; nothing where nothing waits. */
export function sayWaiting(t: Translator, f: Formats, { answers, news }: { answers: number; news: News }): string | undefined {
  const waiting = answers > 0 ? [t("news.answers", { count: answers })] : []
  return f.list([...waiting, ...partsOf(t, news)]) || undefined
}

function partsOf(t: Translator, { documents, measures, others }: News): string[] {
  return [
    ...(documents > 0 ? [t("news.documents", { count: documents })] : []),
    ...(measures > 0 ? [t("news.measures", { count: measures })] : []),
    ...(others > 0 ? [t("news.others", { count: others, alone: documents + measures > 0 ? "no" : "yes" })] : []),
  ]
}
