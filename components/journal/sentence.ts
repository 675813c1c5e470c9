import { basisOf } from "@/lib/access/bases"
import { isUndone, type JournalActor, type JournalEntry } from "@/lib/journal/rules"
import type { WeekOfOne } from "@/lib/journal/weeks/rules"

/** The words of `journal.json` in one language. */
export type JournalWords = (key: string, values?: Record<string, string | number>) => string
export type Telling = {
  t: JournalWords
  /** The word for who somebody is to the patient: "fille", "daughter". */
  relationWord: (actor: { relation: string; sex: "female" | "male" | "unknown" | null }) => string
  /** A profession in plain words: "médecin", "nurse". */
  professionWord: (practised: { code: string; sex: "female" | "male" | "unknown" | null }) => string
  /** A day in words. */
  day: (date: Date) => string
  /** Whether the reader is the patient; everybody else reads their own lines only. */
  isOwn: boolean
}

/** What happened, as one sentence: who, then what they did. */
export function sentenceOf(entry: JournalEntry, telling: Telling): string {
  const { t, isOwn } = telling
  const values = {
    subject: naming("subject", entry.actor, telling),
    whose: isOwn ? "mine" : "theirs",
    what: whatOf(entry, t),
    access: accessOf(entry, t),
    person: entry.person?.name ?? t("somebody"),
    named: entry.person ? "yes" : "no",
    count: entry.documentCount,
    line: entry.permission?.split(":")[1] ?? "other",
  }
  if (isUndone(entry)) return t("undone", { sentence: t(`sentences.${entry.action}`, values) })
  if (entry.outcome !== "refused") return t(`sentences.${entry.action}`, values)
  const isOneDocument = entry.documentCount > 0 && entry.permission?.endsWith(":documents")
  const attempted = isOneDocument ? "document" : (entry.permission ?? "space")
  return t("refused", { ...values, attempt: t(`attempts.${attempted}`, values) })
}

/** Why it was allowed, when there is something to say: one's own space needs no reason. */
export function reasonOf(
  { actor, action, basis, accessSince, preview, outcome }: JournalEntry,
  { t, day, isOwn }: Telling,
): string | null {
  if (outcome === "refused" && !isUndone({ action, outcome })) return t("why.refused")
  if (preview) return t("why.preview")
  if (actor.kind === "relais" || actor.kind === "card") return t(`why.${actor.kind}`, { whose: isOwn ? "mine" : "theirs" })
  const whose = isOwn ? "mine" : "theirs"
  const said = basisOf(basis)?.said ?? "never"
  if (said === "never") return null
  if (said === "plain") return t(`why.${basis}`, { whose })
  return accessSince ? t(`why.${basis}`, { whose, date: day(accessSince) }) : t(`why.${basis}_undated`, { whose })
}

/** Who came, for how long, and how much they read. */
export function visitOf(actor: JournalActor, visit: { minutes: number; documents: number }, telling: Telling): string {
  const { minutes, documents } = visit
  return telling.t("visit.title", { ...comingOf(actor, telling), minutes, documents })
}

type Saying = Record<"sayDays" | "sayList", (things: readonly string[]) => string>

/** What somebody did in a week: on which days they came, how much they read, what they changed; or that they did not come. */
export function weekOf({ actor, days, documents, changes }: WeekOfOne, { sayDays, sayList }: Saying, telling: Telling): string {
  const { t } = telling
  const coming = comingOf(actor, telling)
  if (days.length === 0) return t("week.stayed_away", coming)
  const said = changes.map(({ kind, times }) => t("week.change", { kind: t(`kinds.${kind}`), times }))
  const changed = said.length > 0 ? "yes" : "no"
  return t("week.came", { ...coming, days: sayDays(days), documents, changed, changes: sayList(said) })
}

/** Who, as a sentence about their coming says it. */
function comingOf(actor: JournalActor, telling: Telling) {
  const person = actor.kind === "person" ? actor : null
  const isTold = person?.relation || person?.professionCode
  return { who: whoIs(actor, telling), aside: isTold ? "yes" : "no", sex: person?.sex ?? "unknown" }
}

/** Who, as a name in a list. */
export function whoIs(actor: JournalActor, telling: Telling): string {
  return actor.kind === "person" && actor.name && !actor.relation && actor.face !== "professional"
    ? actor.name
    : naming("who", actor, telling)
}

function naming(form: "who" | "subject", actor: JournalActor, { t, relationWord, professionWord }: Telling): string {
  if (actor.kind !== "person") return t(`${form}.${actor.kind}`)
  const { name, relation, sex, face, professionCode, place } = actor
  if (!name) return t(`${form}.unknown`)
  if (relation) return t(`${form}.related`, { name, relation: relationWord({ relation, sex }) })
  if (professionCode) {
    const profession = professionWord({ code: professionCode, sex })
    return place ? t(`${form}.practising`, { name, profession, place }) : t(`${form}.profession`, { name, profession })
  }
  return t(`${form}.${face === "professional" ? "professional" : "person"}`, { name })
}

function whatOf({ titles, documentCount }: JournalEntry, t: JournalWords): string {
  const [title] = titles
  if (title && documentCount === 1) return t("what.titled", { title })
  return documentCount > 1 ? t("what.many", { count: documentCount }) : t("what.one")
}

function accessOf({ person }: JournalEntry, t: JournalWords): string {
  if (person?.own) return t("whose_access.own")
  return person ? t("whose_access.named", { person: person.name }) : t("whose_access.some")
}
