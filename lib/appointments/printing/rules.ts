import type { Language } from "@/drizzle/vocabulary"
import type { Paper } from "@/lib/platform/letters/paper"
import { capital } from "@/lib/words/capital"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { onTheWall } from "../clock/rules"
import { type Appointment, HOME_ZONE, type Question } from "../rules"

/** An appointment as a sheet to take along: when and where, what to bring and what to ask, each to be ticked by hand. */
export function paperOf(
  line: Appointment,
  questions: readonly Question[],
  { name, language, date }: { name: string; language: Language; date: Date },
): Paper {
  const [t, f] = [wordsIn(language, "appointments"), formatsIn(language)]
  const time = f.dateTime(onTheWall(line.day, line.hour), { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })
  const when = t("when", { day: capital(f.day(line.day, "full")), hour: time })
  const zone = line.zone === HOME_ZONE ? null : capital(t("zone", { place: t(`zones.${line.zone}`) }))
  const comes = line.companion && t("print.companion", { name: line.companion.name })
  const open = questions.filter(({ askedAt }) => askedAt === null)
  const toTick = (things: readonly string[]) => things.map((thing) => ({ name: t("print.tick", { thing }), lines: [] }))
  const toAsk = open.map(({ question }) => ({ name: t("print.tick", { thing: question }), lines: [ANSWER, ANSWER] }))
  return {
    language,
    date,
    title: t("print.title", { name: line.withWhom }),
    head: [t("print.for", { name }), t("print.printed", { date: f.dateTime(date, { dateStyle: "long" }) })],
    parts: [
      { title: when, things: [{ name: line.withWhom, lines: [zone, line.place, comes].filter((said) => said !== null) }] },
      ...(line.bring ? [{ title: t("detail.bring"), things: toTick(linesOf(line.bring)) }] : []),
      ...(open.length > 0 ? [{ title: t("questions.title"), things: toAsk }] : []),
    ],
    foot: [t("print.notes")],
  }
}

/** Room to write an answer by hand. */
const ANSWER = "…".repeat(48)

const linesOf = (text: string) =>
  text
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean)
