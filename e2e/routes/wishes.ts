import { withAccess } from "@/lib/access/require-access"
import { withSignature } from "@/lib/access/signature-access"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { nameTrustedPerson, sayOrganDonation, writeDirectives } from "@/lib/wishes/commands"
import { listWishes } from "@/lib/wishes/queries"
import { withdrawSignature } from "@/lib/wishes/signing/asking/commands"
import { signDesignation } from "@/lib/wishes/signing/commands"
import { hashSignatureCode, parseSignatureCode } from "@/lib/wishes/signing/rules"
import { codeFor, trustedBy } from "@/lib/wishes/signing/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace, page } from "../route"

type Made = { wishId: string; signCode: string }

const PATIENT: Pick<Action, "may"> = { may: ["patient"] }
const WRITE = ["edit:wishes", "view:wishes"] as const
const SAID = { matters: "Rester chez moi.", wanted: "", refused: "", end: "", other: "" }
const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78", address: "" }

/** Any citizen who holds the code, but the patient herself. */
const ASKED: Pick<Action, "may"> = { may: ["caregiver", "caregiverWithout", "formerCaregiver", "stranger"] }

/** The code was taken back: another can be given. */
async function withoutCode({ actors: { patient }, patientId }: Circle): Promise<string> {
  const signing = (await trustedBy(patient, patientId))?.signing
  if (signing) await withAccess(patient, patientId, ["edit:wishes"], (access) => withdrawSignature(access, signing.id))
  return `/patients/${patientId}/wishes/trusted-person`
}

/** The stranger signed, if nobody else has used the code. */
async function signed({ actors: { stranger }, signCode }: Circle & Made): Promise<string> {
  const hash = hashSignatureCode(configuration().secret, parseSignatureCode(signCode) ?? "")
  await withSignature(stranger, hash, signDesignation).catch((error) => {
    if (!(error instanceof NotFoundError)) throw error
  })
  return `/trusted-person/${signCode}`
}

/** Directives that replaced others, a trusted person who was given a code to sign, a word about organ donation. */
async function make({ actors: { patient }, patientId }: Circle): Promise<Made> {
  await withAccess(patient, patientId, ["edit:wishes"], async (access) => {
    await writeDirectives(access, { ...SAID, matters: "Je ne sais pas encore." })
    await writeDirectives(access, SAID)
    await nameTrustedPerson(access, CLAIRE)
    await sayOrganDonation(access, "Je donne volontiers.")
  })
  const [directives] = await withAccess(patient, patientId, ["view:wishes"], listWishes)
  return { wishId: directives?.inForce?.id ?? "", signCode: await codeFor(patient, patientId) }
}

/** What somebody wants for later: written by the person alone, read by whom she names. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/wishes", /^(Mes volontés|Volontés)$/, ["view:wishes"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/wishes/directives", "Directives anticipées", WRITE),
    inSpace("/wishes/organ-donation", "Don d’organes", WRITE),
    inSpace("/wishes/trusted-person", "Personne de confiance", WRITE),
    handlerInSpace("/wishes/trusted-person/pdf", WRITE),
    page(
      "/trusted-person/[code]",
      /^(On vous demande de signer|Jeanne Lefèvre souhaite vous nommer personne de confiance|Ce code est pour la personne que vous nommez|On signe avec son identité personnelle)$/,
      "everybody",
      { seenBy: "stranger", ids: ({ signCode }) => ({ code: signCode }) },
    ),
    inSpace("/wishes/[wishId]/revoke", "Révoquer vos directives ?", WRITE),
    inSpace("/wishes/readers", "Qui peut lire mes volontés", ["view:wishes", "edit:delegations", "view:delegations"]),
    inSpace("/preview/[lensId]/wishes", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    writeDirectives: { ...PATIENT, fill: () => ({ ...SAID, other: "Ma musique.", documentId: "" }) },
    sayOrganDonation: { ...PATIENT, fill: () => ({ words: "Je donne." }) },
    nameTrustedPerson: { ...PATIENT, fill: () => CLAIRE },
    noteSignature: { ...PATIENT, fill: () => ({ "signedOn.day": "4", "signedOn.month": "1", "signedOn.year": "2026" }) },
    askSignature: { ...PATIENT, state: withoutCode },
    withdrawSignature: PATIENT,
    signDesignation: ASKED,
    declineDesignation: ASKED,
    renounceDesignation: { may: ["stranger"], state: signed },
    revokeWish: PATIENT,
    hideWishes: { ...PATIENT, fill: () => ({ kind: "directives", hidden: "yes" }) },
    draftWideningToWishes: PATIENT,
    narrowToHideWishes: PATIENT,
  },
})
