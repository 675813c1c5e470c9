import type { Face, Language } from "@/drizzle/vocabulary"
import type { IdentityTraits } from "@/lib/access/actor"

/** What the provider of professionals says about one place of practice. */
type CastExercice = {
  codeProfession: string
  codeCategorieProfessionnelle: "C"
  codeCiviliteDexercice: string
  codeTypeSavoirFaire: string
  codeSavoirFaire: string
  activities: {
    codeModeExercice: "L" | "S"
    codeSecteurDactivite: string
    codeRole: string
    codeGenreActivite: string
    identifiantTechniqueDeLaStructure: string
    raisonSocialeSite: string
    codePostal: string
  }[]
}

/** An invented person of the demonstration, who can sign in. */
export type CastPerson = {
  key: string
  face: Face
  /** The provider's name for the person. */
  subject: string
  displayName: string
  email: string
  /** Who this is in the demonstration, in one line. */
  description: Record<Language, string>
  traits: IdentityTraits | null
  professional: {
    idNatPs: string
    civility: string
    familyName: string
    givenName: string
    exercices: CastExercice[]
    /** The doctor of an emergency call centre. */
    regulates: boolean
  } | null
}
