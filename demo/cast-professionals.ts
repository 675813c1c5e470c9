import type { CastPerson } from "./cast-person"

type Place = { mode: "L" | "S"; sector: string; activity: string; structure: string; name: string; postcode: string }

function professional(
  key: string,
  number: number,
  names: { civility: string; title: string; given: string; family: string },
  practice: { profession: string; skill?: string; places: Place[]; regulates?: boolean },
  description: CastPerson["description"],
): CastPerson {
  const idNatPs = `89970000${String(number).padStart(4, "0")}`
  const exercices = practice.places.map((place) => ({
    codeProfession: practice.profession,
    codeCategorieProfessionnelle: "C" as const,
    codeCiviliteDexercice: names.title,
    codeTypeSavoirFaire: practice.skill ? "S" : "",
    codeSavoirFaire: practice.skill ?? "",
    activities: [
      {
        codeModeExercice: place.mode,
        codeSecteurDactivite: place.sector,
        codeRole: "",
        codeGenreActivite: place.activity,
        identifiantTechniqueDeLaStructure: place.structure,
        raisonSocialeSite: place.name,
        codePostal: place.postcode,
      },
    ],
  }))
  const written = `${names.given} ${names.family.charAt(0)}${names.family.slice(1).toLocaleLowerCase("fr")}`
  return {
    key,
    face: "professional",
    subject: `f:00000000-0000-4000-8000-000000000000:${idNatPs}`,
    displayName: names.title === "DR" ? `Dr ${written}` : written,
    email: `${key}@example.org`,
    description,
    traits: null,
    professional: {
      idNatPs,
      civility: names.civility,
      familyName: names.family,
      givenName: names.given,
      exercices,
      regulates: practice.regulates ?? false,
    },
  }
}

const cabinet = (structure: string, name: string): Place => ({
  mode: "L",
  sector: "SA07",
  activity: "GENR01",
  structure,
  name,
  postcode: "37000",
})
const hospital = (structure: string, name: string): Place => ({
  mode: "S",
  sector: "SA01",
  activity: "GENR01",
  structure,
  name,
  postcode: "37000",
})

/** The professionals; their numbers are in a range that nobody has. */
export const PROFESSIONALS: CastPerson[] = [
  professional(
    "morel",
    1,
    { civility: "MME", title: "DR", given: "Anne", family: "MOREL" },
    { profession: "10", skill: "SM26", places: [cabinet("R00001", "Cabinet des Tilleuls")] },
    { fr: "médecin traitant de Jeanne", en: "Jeanne’s attending doctor" },
  ),
  professional(
    "nurse",
    2,
    { civility: "MME", title: "", given: "Julie", family: "CARON" },
    {
      profession: "60",
      places: [cabinet("R00002", "Cabinet infirmier du Marché"), hospital("R00005", "Hôpital du Val")],
    },
    { fr: "infirmière, deux lieux d’exercice", en: "nurse, two places of practice" },
  ),
  professional(
    "pharmacist",
    3,
    { civility: "MME", title: "DR", given: "Sarah", family: "LEVY" },
    { profession: "21", places: [{ ...cabinet("R00003", "Pharmacie de la Place"), sector: "SA33" }] },
    { fr: "pharmacienne", en: "pharmacist" },
  ),
  professional(
    "physio",
    4,
    { civility: "M", title: "", given: "Hugo", family: "BLANC" },
    { profession: "70", places: [cabinet("R00004", "Cabinet de kinésithérapie du Pont")] },
    { fr: "kinésithérapeute", en: "physiotherapist" },
  ),
  professional(
    "hospital",
    5,
    { civility: "M", title: "DR", given: "Pierre", family: "AUBRY" },
    { profession: "10", skill: "SM04", places: [hospital("R00005", "Hôpital du Val")] },
    { fr: "médecin hospitalier, hors de l’équipe de soins", en: "hospital doctor, outside the care team" },
  ),
  professional(
    "dispatcher",
    6,
    { civility: "MME", title: "DR", given: "Nadia", family: "ROUSSEAU" },
    { profession: "10", skill: "SM26", places: [hospital("R00006", "Centre 15 du Val")], regulates: true },
    { fr: "médecin régulatrice des urgences", en: "emergency dispatcher" },
  ),
]
