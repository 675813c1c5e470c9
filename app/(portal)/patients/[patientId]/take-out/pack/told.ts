import { sentenceOf } from "@/components/journal/sentence"
import type { IndexLine, IndexSection } from "@/lib/exports/index/rules"
import type { JournalEntry } from "@/lib/journal/rules"
import type { Rectification } from "@/lib/rectifications/rules"
import { professionWord } from "@/lib/reference/professions"
import { capital } from "@/lib/words/capital"
import { tellingIn } from "../../journal/telling"
import { type Saying, sayDate, sectionOf, wordsOf } from "./saying"

/** Who came and what they did, a day at a time, in the sentences of the portal; whose space it is has a name in them. */
export function journalSection(
  { entries, isMore }: { entries: readonly JournalEntry[]; isMore: boolean },
  saying: Saying,
): IndexSection {
  const telling = tellingIn(saying.language, false)
  const days = [...Map.groupBy(entries, ({ day }) => day)].map(
    ([day, lines]): IndexLine => ({
      name: capital(saying.f.day(day, "full")),
      lines: lines.map((line) =>
        saying.t("file.atTime", { time: line.time, said: sentenceOf({ ...line, actor: inFile(line.actor, saying) }, telling) }),
      ),
    }),
  )
  const older = isMore ? [{ name: saying.t("file.olderLines"), lines: [] }] : []
  return sectionOf("journal", wordsOf(saying, "space")("sections.journal"), [...days, ...older])
}

function inFile(actor: JournalEntry["actor"], { patientName: name }: Saying): JournalEntry["actor"] {
  const nobody = { relation: null, sex: null, face: null, professionCode: null, place: null }
  if (actor.kind === "you") return { ...nobody, kind: "person", name }
  return actor.kind === "person" ? { ...actor, relation: null } : actor
}

/** What was said not to be right, with what it is about where that stands on the page, and what was answered. */
export function rectificationSection(
  requests: readonly Rectification[],
  labels: Map<string, string>,
  saying: Saying,
): IndexSection {
  const t = wordsOf(saying, "rectifications")
  const said = requests.map(
    (request): IndexLine => ({
      name: labels.get(request.itemId) ?? t("page.title"),
      lines: [t(`states.${request.state}`), ...sayAsked(request, saying), ...sayAnswered(request, saying)],
    }),
  )
  return sectionOf("rectifications", saying.t("file.sections.rectifications"), said)
}

function sayAsked({ wrong, right, asker: { name }, askedAt }: Rectification, saying: Saying): string[] {
  const t = wordsOf(saying, "rectifications")
  const pair = (label: string, words: string) => saying.t("file.pair", { label: t(`page.${label}`), words })
  const asked = pair("asked", t("page.askedBy", { who: "other", name, date: sayDate(saying, askedAt) }))
  return [pair("said", wrong), ...(right ? [pair("should", right)] : []), asked]
}

function sayAnswered({ answer, withdrawnAt }: Rectification, saying: Saying): string[] {
  const t = wordsOf(saying, "rectifications")
  const pair = (label: string, words: string) => saying.t("file.pair", { label: t(`page.${label}`), words })
  if (withdrawnAt) return [pair("withdrawn", t("page.seenOn", { date: sayDate(saying, withdrawnAt) }))]
  if (!answer) return []
  const { name, profession, at, reason, words } = answer
  const date = sayDate(saying, at)
  const by = profession
    ? t("page.answeredByPro", { name, profession: professionWord(profession, saying.language), date })
    : t("page.answeredBy", { name, date })
  return [
    pair("answered", by),
    ...(reason ? [pair("reason", t(`reasons.${reason}`))] : []),
    ...(words ? [pair("words", words)] : []),
  ]
}
