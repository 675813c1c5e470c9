import { createTranslator } from "next-intl"
import { describe, expect, it } from "vitest"
import { ATTEMPTS, actionsOf, JOURNAL_KINDS, type JournalActor, type JournalEntry } from "@/lib/audit/rules"
import { relationWord } from "@/lib/reference/rules"
import { readCatalogue } from "@/lib/request/catalogue"
import { type JournalWords, reasonOf, sentenceOf, type Telling } from "./sentence"

const CLAIRE: JournalActor = { kind: "person", name: "Claire Lefèvre", face: "citizen", relation: "daughter", sex: "female" }
const MOREL: JournalActor = { kind: "person", name: "Dr Anne Morel", face: "professional", relation: null, sex: null }
const VICTOR: JournalActor = { kind: "person", name: "Victor Noël", face: "citizen", relation: null, sex: null }

const entry = (given: Partial<JournalEntry>): JournalEntry => ({
  id: "1",
  day: "2026-11-23",
  time: "10:30",
  actorKey: "claire",
  actor: CLAIRE,
  action: "document.viewed",
  outcome: "done",
  permission: "view:documents",
  preview: false,
  basis: "consent",
  accessSince: new Date("2026-05-03T10:00:00Z"),
  titles: ["Analyses de sang"],
  documentCount: 1,
  person: null,
  ...given,
})

function telling(locale: "fr" | "en", isOwn = true): Telling {
  const messages = readCatalogue(locale)
  const t = createTranslator({
    locale,
    messages,
    namespace: "journal",
    onError: (error) => {
      throw error
    },
  }) as unknown as JournalWords
  const day = (date: Date) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "Europe/Paris" }).format(date)
  return { t, isOwn, day, relationWord: ({ relation, sex }) => relationWord(relation, sex, locale) }
}

describe("Jeanne reads in her journal", () => {
  it.each<[Partial<JournalEntry>, string]>([
    [{}, "Claire Lefèvre, votre fille, a lu « Analyses de sang »"],
    [{ action: "document.listed", documentCount: 20 }, "Claire Lefèvre, votre fille, a consulté la liste de vos documents"],
    [{ action: "document.deposited", titles: [] }, "Claire Lefèvre, votre fille, a déposé un document"],
    [
      { outcome: "refused", action: "access.refused" },
      "Claire Lefèvre, votre fille, a essayé d’ouvrir « Analyses de sang » : refusé",
    ],
    [
      { outcome: "refused", action: "access.refused", documentCount: 0, permission: "view:journal" },
      "Claire Lefèvre, votre fille, a essayé de lire votre journal : refusé",
    ],
    [
      { actor: VICTOR, outcome: "refused", action: "access.refused", documentCount: 0, permission: null },
      "Victor Noël a essayé d’ouvrir votre espace : refusé",
    ],
    [{ actor: MOREL, action: "document.deposited" }, "Dr Anne Morel (profession de santé) a déposé « Analyses de sang »"],
    [
      { actor: { kind: "you" }, action: "delegation.revoked", person: { name: "Marc Lefèvre", own: false } },
      "Vous avez retiré l’accès donné à Marc Lefèvre",
    ],
    [
      { actor: { kind: "relais" }, action: "delegation.expired", person: { name: "Marc Lefèvre", own: false } },
      "Relais a fermé l’accès donné à Marc Lefèvre, arrivé à son terme",
    ],
  ])("%o as a plain sentence", (given, sentence) => {
    expect(sentenceOf(entry(given), telling("fr")).replaceAll("\u00a0", " ")).toBe(sentence)
  })

  it("why it was allowed, when that is not plain", () => {
    const why = (given: Partial<JournalEntry>, isOwn = true) => reasonOf(entry(given), telling("fr", isOwn))
    expect(why({})).toBe("Parce que vous lui avez donné un accès le 3 mai 2026.")
    expect(why({}, false)).toBe("Par l’accès qui vous a été donné le 3 mai 2026.")
    expect(why({ accessSince: null })).toBe("Parce que vous lui avez donné un accès.")
    expect(why({ actor: { kind: "you" }, basis: "self", preview: true })).toContain("comme une autre personne le verra")
    expect(why({ actor: { kind: "relais" }, basis: null })).toContain("sans que personne lise")
    expect(why({ outcome: "refused" })).toBe("Rien n’a été montré.")
    expect(why({ actor: { kind: "you" }, basis: "self" })).toBeNull()
  })
})

const ACTORS: JournalActor[] = [{ kind: "you" }, { kind: "relais" }, CLAIRE, MOREL, VICTOR, { ...VICTOR, name: null }]

describe.each(["fr", "en"] as const)("Somebody who reads the journal in %s", (locale) => {
  it.each(JOURNAL_KINDS.flatMap(actionsOf))("finds a whole sentence for %s", (action) => {
    for (const actor of ACTORS) {
      for (const isOwn of [true, false]) {
        for (const person of [null, { name: "Paul Garnier", own: false }, { name: "Paul Garnier", own: true }]) {
          const sentence = sentenceOf(entry({ action, actor, person }), telling(locale, isOwn))
          expect(sentence).not.toMatch(/[{}]|journal\.|undefined/)
          expect(sentence.split(" ").length).toBeGreaterThan(2)
        }
      }
    }
  })

  it.each([...ATTEMPTS, null])("finds what was tried when %s was refused", (permission) => {
    const sentence = sentenceOf(
      entry({ action: "access.refused", outcome: "refused", permission, documentCount: 0 }),
      telling(locale),
    )
    expect(sentence).not.toMatch(/[{}]|journal\.|undefined/)
  })
})
