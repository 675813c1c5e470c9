import { sentenceOf } from "@/components/journal/sentence"
import type { JournalEntry } from "@/lib/journal/rules"
import { formats, language } from "@/lib/request/words"
import { tellingIn } from "../telling"

/** How a line is quoted: to who reads the journal, and to the one who left it. */
export async function sayQuote(line: JournalEntry) {
  const [locale, f] = [await language(), await formats()]
  const [telling, theirs] = [tellingIn(locale, true), tellingIn(locale, false)]
  const { t } = telling
  const { actor, day, time } = line
  const [hour = "", minute = ""] = time.split(":")
  return {
    t,
    when: t("ask.when", { day: f.day(day, "full"), time: t("time", { hour, minute }) }),
    said: sentenceOf(line, telling),
    saidToThem: sentenceOf({ ...line, actor: { kind: "you" } }, theirs),
    name: actor.kind === "person" && actor.name ? actor.name : t("somebody"),
  }
}
