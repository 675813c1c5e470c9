import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { readCatalogue, type Words } from "../catalogue"
import { saidOtherwise, shownOtherwise, standsForName } from "./rules"

type Leaf = { key: string; text: string }

function leavesOf(words: Words, at = ""): Leaf[] {
  return Object.entries(words).flatMap(([name, value]) => {
    const key = at ? `${at}.${name}` : name
    return typeof value === "string" ? [{ key, text: value }] : leavesOf(value, key)
  })
}

describe("One thing has one word", () => {
  it.each(LANGUAGES)("in every sentence of the catalogue (%s)", (language) => {
    const leaves = leavesOf(readCatalogue(language) as unknown as Words)
    expect(leaves.flatMap(({ key, text }) => saidOtherwise(text, language).map((say) => `${key}: say ${say}`))).toEqual([])
  })

  it.each([
    ...["Envoyé par courriel", "Médicaments délivrés", "Votre délégation", "Votre mandat", "Vos avis", "Votre équipe soignante"],
    ...["Le docteur Morel"],
    ...["Lire mon journal", "Lire le journal des accès", "Éditer ce document", "Changer cet accès", "Changer"],
    ...["Vous pouvez changer ou retirer chaque accès", "donner, changer une ligne", "Changez-le d’abord"],
    ...["Appelez le 3977", "Ces huit signes", "Le 1 juillet", "À 12:47", "À 12h47"],
    ...["Né(e) le", "Né·e le", "Votre voisin ou voisine", "Votre amie ou ami", "Votre infirmière ou infirmier"],
    ...["Un coiffeur, il ou elle", "Dites-le à lui/elle", "Vous seul", "Seul {name} le verra"],
    ...["Vous serez prévenu", "Vous n’êtes pas connecté", "Vous êtes tuteur", "Je suis infirmier", "Soyez sûr du nom"],
    ...["Une adresse pour être prévenu", "L’enfant est né ailleurs", "{name} n’est plus invité", "Il faut être majeur"],
  ])("and another one is found: %s", (text) => {
    expect(saidOtherwise(text, "fr")).toHaveLength(1)
  })

  it.each([
    "Un mandat de protection future",
    "Une photographie ou un PDF",
    "Oui ou non",
    "Mère ou père",
    "12 h 47",
    "Changer d’avis",
    "Changer de personne",
    "Changer d’unité",
    "Vous êtes d’accord",
    "Vous êtes ici dans l’espace de {name}",
    "Vous êtes le médecin traitant",
    "Vous serez en lecture seule",
    "Cette personne est prévenue",
    "Le document n’est plus lu",
    "Votre espace est prêt",
    "{sex, select, female {née} male {né} other {naissance}}",
  ])("and these are said: %s", (text) => {
    expect(saidOtherwise(text, "fr")).toEqual([])
  })

  it.each([
    "You gave an access",
    "Two accesses ended",
    "The access of Claire",
    "It holds at once",
    "A code that no longer holds",
    "It gives no right elsewhere",
    "Your latest measures",
    "Your deposit",
    "Sent by mail",
    "Undone in one gesture",
    "Take a photograph",
    "The date of the act",
    "The site does not answer at the moment",
    "It is you who choose",
    "Nothing of its content",
    "A profession may read it",
    "By virtue of the law",
    "200 signs at most",
    "Set apart from {name}",
    "The space of {name}",
    "Take {name} away",
    "This date has not come yet",
    "Write them anew",
    "Show {name} no more",
    "The file holds a program",
    "Your way of life",
    "Each reading is written down",
    "One must be an adult",
    "Choose a color",
    "At 2:30 pm",
    "On November 28, 2026",
    "He or she",
    "Read my journal",
    "Read the access journal",
    "By email",
  ])("and another one is found in English: %s", (text) => {
    expect(saidOtherwise(text, "en")).toHaveLength(1)
  })

  it.each(LANGUAGES)("names the way out in the help as its button does (%s)", (language) => {
    const { help, layout } = readCatalogue(language)
    const [, named] = /[«“]\s?(.+?)\s?[»”]/.exec(help.leave.text) ?? []
    expect(named).toBe(layout.leave)
  })

  it("calls who treats a soignant to patients, a professionnel to professionals", () => {
    expect(shownOtherwise("Votre professionnel de santé", "fr", "citizen")).toEqual(["soignant, not “professionnel”"])
    expect(shownOtherwise("Votre professionnel de santé", "fr", "professional")).toEqual([])
    expect(shownOtherwise("Caché aux soignants", "fr", "professional")).toEqual(["professionnel, not “soignants”"])
    expect(shownOtherwise("Caché aux soignants", "fr", "citizen")).toEqual([])
  })

  it("speaks to citizens of the people who help them, and of aidants to professionals alone", () => {
    expect(shownOtherwise("Vos aidants ne le voient pas", "fr", "citizen")).toEqual([
      "les personnes qui vous aident, not “aidants”",
    ])
    expect(shownOtherwise("Ses aidants ne le voient pas", "fr", "professional")).toEqual([])
  })

  it.each(LANGUAGES)("calls an e-mail an e-mail and a notification a notification, and neither a message (%s)", (language) => {
    const messages = leavesOf(readCatalogue(language) as unknown as Words).filter(({ text }) =>
      /\b(?<!text )messages?\b/i.test(text),
    )
    // A mail speaks of itself; the demonstration and the standard of other systems have messages of their own; a question about a
    // line of the journal is one, in Messages.
    expect(
      messages
        .map(({ key }) => key)
        .filter((key) => !/^(mail|demo|fhir|threads|journal\.ask)\.|[.:](messages?|thread)(_unnamed)?(\.|$)/.test(key)),
    ).toEqual([])
  })

  it.each(LANGUAGES)("puts no pronoun where a name stands (%s)", (language) => {
    const leaves = leavesOf(readCatalogue(language) as unknown as Words)
    expect(leaves.filter(({ text }) => standsForName(text, language)).map(({ key, text }) => `${key}: ${text}`)).toEqual([])
  })

  it.each([
    ["{name} peut lire ce qu’elle a déposé", "fr", true],
    ["Dites à {givenName} que vous l’aidez avec lui", "fr", true],
    ["Elle attend {name}", "fr", false],
    ["{name} a dit non. Elle est gardée", "fr", false],
    ["{name} can read what she added", "en", true],
    ["{name} can read what they added", "en", false],
  ] as const)("and one that does is found: %s", (text, language, found) => {
    expect(standsForName(text, language)).toBe(found)
  })

  it.each(["view:documents", "11502-2", "lab_results", "undefined", "[object Object]", "2026-11-28", "Un tableau CSV"])(
    "and a code on a page: %s",
    (text) => {
      expect(shownOtherwise(text, "fr")).toHaveLength(1)
    },
  )

  it("and how a file is stored only where it has to be chosen elsewhere", () => {
    expect(shownOtherwise("Choisissez «\u00a0CSV\u00a0» dans votre tableur", "fr")).toEqual([])
    expect(shownOtherwise("Choose “CSV” in your spreadsheet", "en")).toEqual([])
  })
})
