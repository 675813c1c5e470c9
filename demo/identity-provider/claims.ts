import type { IdentityTraits } from "@/lib/access/actor"
import type { CastPerson } from "../cast-person"

/** What the identity provider says about somebody, in the shape of that face's real provider. */
export function castClaims(person: CastPerson): Record<string, unknown> {
  if (person.traits) return citizenClaims(person, person.traits)
  if (person.professional) return professionalClaims(person, person.professional)
  return { sub: person.subject, name: person.displayName, email: person.email }
}

function citizenClaims(person: CastPerson, traits: IdentityTraits): Record<string, unknown> {
  return {
    sub: person.subject,
    given_name: traits.givenNames,
    given_name_array: traits.givenNames.split(" "),
    family_name: traits.birthName,
    preferred_username: traits.usedName ?? "",
    gender: traits.sex,
    birthdate: traits.birthDate,
    birthplace: traits.birthPlace ?? "",
    birthcountry: traits.birthCountry,
    email: person.email,
  }
}

function professionalClaims(person: CastPerson, said: NonNullable<CastPerson["professional"]>): Record<string, unknown> {
  const [first] = said.exercices
  const place = first?.activities[0]
  return {
    sub: person.subject,
    preferred_username: said.idNatPs,
    SubjectNameID: said.idNatPs,
    family_name: said.familyName,
    given_name: said.givenName,
    codeCivilite: said.civility,
    SubjectRole: [...new Set(said.exercices.map((exercice) => `${exercice.codeProfession}^1.2.250.1.213.1.1.5.5`))],
    Secteur_Activite: `${place?.codeSecteurDactivite}^1.2.250.1.71.4.2.4`,
    SubjectOrganization: place?.raisonSocialeSite,
    SubjectOrganizationID: place?.identifiantTechniqueDeLaStructure,
    Palier_Authentification: "APPPRIP3^1.2.250.1.213.1.5.1.1.1",
    Acces_Regulation_Medicale: said.regulates ? "VRAI" : "FAUX",
    otherIds: [{ identifiant: said.idNatPs, origine: "RPPS", qualite: 1 }],
    SubjectRefPro: {
      codeCivilite: said.civility,
      exercices: said.exercices.map((exercice) => ({
        ...exercice,
        nomDexercice: said.familyName,
        prenomDexercice: said.givenName,
      })),
    },
  }
}
