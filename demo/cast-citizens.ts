import { createHash } from "node:crypto"
import type { CastPerson } from "./cast-person"

type Born = { date: string; place: string | null; country?: string }

function citizen(
  key: string,
  sex: "female" | "male",
  names: { given: string; birth: string; used?: string; shown: string },
  born: Born,
  description: CastPerson["description"],
): CastPerson {
  return {
    key,
    face: "citizen",
    subject: `${createHash("sha256").update(`relais-demo-${key}`).digest("hex")}v1`,
    displayName: names.shown,
    email: `${key}@example.org`,
    description,
    professional: null,
    traits: {
      birthName: names.birth,
      usedName: names.used ?? null,
      givenNames: names.given,
      firstGivenName: names.given.split(" ")[0] ?? names.given,
      sex,
      birthDate: born.date,
      birthPlace: born.place,
      birthCountry: born.country ?? "99100",
    },
  }
}

/** The patients and the people who help them. */
export const CITIZENS: CastPerson[] = [
  citizen(
    "jeanne",
    "female",
    { given: "Jeanne Marie Louise", birth: "MARCHAND", used: "LEFÈVRE", shown: "Jeanne Lefèvre" },
    { date: "1944-03-14", place: "37261" },
    {
      fr: "82 ans, vit seule, diabète de type 2 : l’espace qui montre tout",
      en: "82, lives alone, type 2 diabetes: the space that shows everything",
    },
  ),
  citizen(
    "claire",
    "female",
    { given: "Claire Hélène", birth: "LEFÈVRE", shown: "Claire Lefèvre" },
    { date: "1968-09-02", place: "37261" },
    { fr: "la fille de Jeanne, l’aide tous les jours", en: "Jeanne’s daughter, helps every day" },
  ),
  citizen(
    "paul",
    "male",
    { given: "Paul", birth: "GARNIER", shown: "Paul Garnier" },
    { date: "1955-12-19", place: "41018" },
    { fr: "le voisin de Jeanne", en: "Jeanne’s neighbour" },
  ),
  citizen(
    "marc",
    "male",
    { given: "Marc Antoine", birth: "LEFÈVRE", shown: "Marc Lefèvre" },
    { date: "1971-05-27", place: "37261" },
    { fr: "le fils de Jeanne, à l’étranger ; son accès a été retiré", en: "Jeanne’s son, abroad; his access was taken back" },
  ),
  citizen(
    "lucie",
    "female",
    { given: "Lucie", birth: "BONNET", shown: "Lucie Bonnet" },
    { date: "1996-01-30", place: "44109" },
    { fr: "la nièce de Jeanne, attend une réponse", en: "Jeanne’s niece, waiting for an answer" },
  ),
  citizen(
    "amina",
    "female",
    { given: "Amina", birth: "DIALLO", shown: "Amina Diallo" },
    { date: "1995-06-02", place: null, country: "99341" },
    { fr: "31 ans, enceinte, mère de Noé, 4 ans", en: "31, pregnant, mother of Noé, 4" },
  ),
  citizen(
    "thomas",
    "male",
    { given: "Thomas Julien", birth: "ROCHE", shown: "Thomas Roche" },
    { date: "1993-11-08", place: "35238" },
    { fr: "le père de Noé", en: "Noé’s father" },
  ),
  citizen(
    "lea",
    "female",
    { given: "Léa", birth: "MARTIN", shown: "Léa Martin" },
    { date: "2011-05-19", place: "59350" },
    { fr: "15 ans", en: "15" },
  ),
  citizen(
    "sophie",
    "female",
    { given: "Sophie Anne", birth: "ROY", used: "MARTIN", shown: "Sophie Martin" },
    { date: "1980-10-11", place: "59350" },
    { fr: "la mère de Léa", en: "Léa’s mother" },
  ),
  citizen(
    "andre",
    "male",
    { given: "André Georges", birth: "PETIT", shown: "André Petit" },
    { date: "1956-02-08", place: "21231" },
    { fr: "70 ans, sous tutelle", en: "70, under guardianship" },
  ),
  citizen(
    "helene",
    "female",
    { given: "Hélène", birth: "FAURE", shown: "Hélène Faure" },
    { date: "1975-04-23", place: "21231" },
    { fr: "la mandataire d’André", en: "André’s guardian" },
  ),
  citizen(
    "karim",
    "male",
    { given: "Karim", birth: "BENALI", shown: "Karim Benali" },
    { date: "1991-08-27", place: "59512" },
    { fr: "35 ans, en bonne santé, un espace vide", en: "35, in good health, an empty space" },
  ),
  citizen(
    "stranger",
    "male",
    { given: "Victor", birth: "NOËL", shown: "Victor Noël" },
    { date: "1988-07-15", place: "33063" },
    { fr: "ne connaît personne ici et n’a pas encore d’espace", en: "knows nobody here and has no space yet" },
  ),
]
