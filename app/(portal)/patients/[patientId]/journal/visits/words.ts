import type { JournalActor } from "@/lib/journal/rules"
import type { WatchedVisit } from "@/lib/journal/watching/rules"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { useLanguage, useWords } from "@/lib/request/words"
import type { Translator } from "@/lib/words/translator"

/** How who came is said to whoever watches, and for what. */
export function useVisitWords() {
  const [t, locale] = [useWords("watching"), useLanguage()]
  const tieOf = ({ relation, sex, professionCode: code }: Person) =>
    relation ? relationWord(relation, sex, locale) : code ? professionWord({ code, sex }, locale) : null
  return {
    t,
    who: (actor: JournalActor) => whoIs(t, actor, tieOf),
    as: ({ who, basis }: WatchedVisit) => (who.kind === "card" ? t("as.card") : basis ? t(`as.${basis}`) : null),
  }
}

type Person = Extract<JournalActor, { kind: "person" }>

function whoIs(t: Translator, actor: JournalActor, tieOf: (person: Person) => string | null): string {
  if (actor.kind === "you") return t("who.you")
  if (actor.kind === "card") return t("who.card")
  if (actor.kind !== "person") return t("who.unknown")
  const tie = tieOf(actor)
  if (actor.name === null) return tie ? t("who.unnamed", { tie }) : t("who.unknown")
  return tie ? t("who.tied", { name: actor.name, tie }) : actor.name
}
