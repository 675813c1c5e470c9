import { describe, expect, it } from "vitest"
import { JOURNAL_KINDS, PERMISSIONS } from "@/lib/access/sections"
import { actionsOf, type JournalActor, type JournalEntry } from "@/lib/journal/rules"
import { professionWord } from "@/lib/reference/professions"
import { relationWord } from "@/lib/reference/relations"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import { reasonOf, sentenceOf, type Telling, visitOf, weekOf } from "./sentence"

const VICTOR = {
  kind: "person",
  name: "Victor Noël",
  face: "citizen",
  relation: null,
  sex: null,
  professionCode: null,
  place: null,
} as const satisfies JournalActor
const CLAIRE: JournalActor = { ...VICTOR, name: "Claire Lefèvre", relation: "daughter", sex: "female" }
const MOREL: JournalActor = {
  ...VICTOR,
  name: "Dr Anne Morel",
  face: "professional",
  professionCode: "10",
  place: "Cabinet des Tilleuls",
}
const HUGO: JournalActor = { ...MOREL, name: "Hugo Blanc", sex: "male", professionCode: "60", place: null }
const JULIE = { name: "Julie Caron", own: false }

const entry = (given: Partial<JournalEntry>): JournalEntry => ({
  id: "1",
  day: "2026-11-23",
  time: "10:30",
  actorKey: "claire",
  professionalId: null,
  actor: CLAIRE,
  action: "document.viewed",
  outcome: "done",
  permission: "view:documents",
  preview: false,
  basis: "consent",
  accessSince: new Date("2026-05-03T10:00:00Z"),
  titles: ["Analyses de sang"],
  documentCount: 1,
  resources: [],
  person: null,
  ...given,
})

function telling(locale: "fr" | "en", isOwn = true): Telling {
  const t = wordsIn(locale, "journal")
  const day = (date: Date) => formatsIn(locale).dateTime(date, { dateStyle: "long" })
  return {
    t,
    isOwn,
    day,
    professionWord: (practised) => professionWord(practised, locale),
    relationWord: ({ relation, sex }) => relationWord(relation, sex, locale),
  }
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
      "Claire Lefèvre, votre fille, a essayé de voir qui a vu quoi : refusé",
    ],
    [
      { actor: VICTOR, outcome: "refused", action: "access.refused", documentCount: 0, permission: null },
      "Victor Noël a essayé d’ouvrir votre espace : refusé",
    ],
    [{ outcome: "failed", action: "access.refused" }, "Claire Lefèvre, votre fille, a essayé d’entrer"],
    [{ outcome: "failed" }, "Claire Lefèvre, votre fille, a lu « Analyses de sang », sans que cela aboutisse"],
    [
      { actor: { kind: "you" }, action: "document.deleted", outcome: "refused" },
      "Vous avez supprimé « Analyses de sang », sans que cela aboutisse",
    ],
    [{ actor: HUGO }, "Hugo Blanc, infirmier, a lu « Analyses de sang »"],
    [{ actor: MOREL }, "Dr Anne Morel, médecin, Cabinet des Tilleuls, a lu « Analyses de sang »"],
    [{ actor: { ...MOREL, place: null } }, "Dr Anne Morel, médecin, a lu « Analyses de sang »"],
    [
      { actor: { ...MOREL, professionCode: null, place: null }, action: "document.deposited" },
      "Dr Anne Morel (profession de santé) a déposé « Analyses de sang »",
    ],
    [
      { actor: { kind: "you" }, action: "care_team.added", person: JULIE },
      "Vous avez ajouté Julie Caron à votre équipe de soins",
    ],
    [{ actor: { kind: "you" }, action: "care_team.attending_chosen" }, "Vous avez indiqué qu’il n’y a plus de médecin traitant"],
    [{ actor: { kind: "you" }, action: "professional.blocked", person: JULIE }, "Vous avez bloqué Julie Caron"],
    [
      { actor: { kind: "you" }, action: "consultation.ended", person: JULIE },
      "Vous avez mis fin à la consultation ouverte à Julie Caron",
    ],
    [
      { actor: MOREL, action: "consultation.opened" },
      "Dr Anne Morel, médecin, Cabinet des Tilleuls, a ouvert une consultation avec un code",
    ],
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
    expect(why({ actor: MOREL, basis: "care_team" })).toBe("Parce que cette personne est dans votre équipe de soins.")
    expect(why({ actor: MOREL, basis: "consultation" })).toBe("Parce que vous lui avez donné un code de consultation.")
    expect(why({ actor: MOREL, basis: "author" })).toBe("Parce que cette personne l’a déposé.")
    expect(why({ basis: "parental_authority" })).toBe("Parce que cette personne exerce l’autorité parentale.")
    expect(why({ actor: { kind: "you" }, basis: "care_team" }, false)).toBe("Parce que vous êtes dans l’équipe de soins.")
    expect(why({ accessSince: null })).toBe("Parce que vous lui avez donné un accès.")
    expect(why({ actor: { kind: "you" }, basis: "self", preview: true })).toContain("comme une autre personne le verra")
    expect(why({ actor: { kind: "relais" }, basis: null })).toContain("sans que personne lise")
    expect(why({ action: "access.refused", outcome: "refused" })).toBe("Rien n’a été montré.")
    expect(why({ outcome: "refused" })).toBe("Parce que vous lui avez donné un accès le 3 mai 2026.")
    expect(why({ actor: { kind: "you" }, basis: "self" })).toBeNull()
  })
})

const ACTORS: JournalActor[] = [
  { kind: "you" },
  { kind: "relais" },
  { kind: "card" },
  CLAIRE,
  MOREL,
  VICTOR,
  { ...VICTOR, name: null },
]

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

  it.each(JOURNAL_KINDS.flatMap(actionsOf))("who is not the patient is not spoken to as the patient in %s", (action) => {
    const paul = { name: "Paul Garnier", own: false }
    for (const permission of ["view:documents", "view:care_circle", "view:delegations"] as const)
      for (const given of [{}, { outcome: "refused" as const }])
        expect(
          sentenceOf(entry({ action, permission, actor: VICTOR, person: paul, ...given }), telling(locale, false)),
        ).not.toMatch(/(?<!rendez-)\b(vous|votre|vos|you|your)\b/i)
  })

  it.each([...PERMISSIONS, null])("finds what was tried when %s was refused", (permission) => {
    const sentence = sentenceOf(
      entry({ action: "access.refused", outcome: "refused", permission, documentCount: 0 }),
      telling(locale),
    )
    expect(sentence).not.toMatch(/[{}]|journal\.|undefined/)
  })
})

describe("A visit is one line", () => {
  it.each([
    [CLAIRE, 12, 3, "Claire Lefèvre, votre fille, est venue 12 minutes : 3 documents lus"],
    [{ ...VICTOR, sex: "male" as const }, 1, 1, "Victor Noël est venu 1 minute : 1 document lu"],
    [VICTOR, 0, 0, "Victor Noël a passé ici moins d’une minute : aucun document lu"],
    [MOREL, 5, 2, "Dr Anne Morel, médecin, Cabinet des Tilleuls, a passé ici 5 minutes : 2 documents lus"],
  ])("of %o for %i minutes", (actor, minutes, documents, said) => {
    expect(visitOf(actor, { minutes, documents }, telling("fr"))).toBe(said)
  })

  it("in English too", () => {
    const said = "Claire Lefèvre, your daughter, was here for 12 minutes: 3 documents read"
    expect(visitOf(CLAIRE, { minutes: 12, documents: 3 }, telling("en"))).toBe(said)
  })
})

describe("The week of one person is one sentence", () => {
  const said = (locale: "fr" | "en", given: Partial<Parameters<typeof weekOf>[0]> = {}) => {
    const f = formatsIn(locale)
    const weekday = (day: string) => f.dateTime(new Date(`${day}T12:00:00Z`), { weekday: "long" })
    const saying = {
      sayDays: (days: readonly string[]) => f.list(days.map(weekday)),
      sayList: (all: readonly string[]) => f.list(all),
    }
    const claire = { accountId: "claire", actor: CLAIRE, days: ["2026-11-23", "2026-11-25"], documents: 5, changes: [] }
    return weekOf({ ...claire, ...given }, saying, telling(locale)).replaceAll("\u00A0", " ")
  }
  const changes = [
    { kind: "appointments", times: 2 },
    { kind: "measures", times: 1 },
  ] as const

  it("says when she came, how much she read and what she changed", () => {
    expect(said("fr")).toBe("Claire Lefèvre, votre fille, est venue lundi et mercredi, a lu 5 documents et n’a rien changé.")
    expect(said("fr", { documents: 0, changes: [...changes] })).toBe(
      "Claire Lefèvre, votre fille, est venue lundi et mercredi, n’a lu aucun document et a ajouté ou modifié : Rendez-vous (2 fois) et Mesures (1 fois).",
    )
    expect(said("en", { documents: 1, changes: [...changes] })).toBe(
      "Claire Lefèvre, your daughter, came on Monday and Wednesday, read 1 document and added or changed: Appointments (twice) and Measurements (once).",
    )
  })

  it("says who did not come, and is written for whose sex is not known", () => {
    expect(said("fr", { days: [] })).toBe("Claire Lefèvre, votre fille, n’est pas venue.")
    expect(said("fr", { actor: VICTOR, documents: 1 })).toBe(
      "Victor Noël a ouvert votre espace lundi et mercredi, a lu 1 document et n’a rien changé.",
    )
    expect(said("en", { actor: HUGO, days: [] })).toBe("Hugo Blanc, nurse, did not come.")
  })
})
