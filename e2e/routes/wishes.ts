import { withAccess } from "@/lib/access/require-access"
import { nameTrustedPerson, sayOrganDonation, writeDirectives } from "@/lib/wishes/commands"
import { listWishes } from "@/lib/wishes/queries"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace } from "../route"

type Made = { wishId: string }

const PATIENT: Pick<Action, "may"> = { may: ["patient"] }
const WRITE = ["edit:wishes", "view:wishes"] as const
const SAID = { matters: "Rester chez moi.", wanted: "", refused: "", end: "", other: "" }
const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78", address: "" }

/** Directives that replaced others, a trusted person who has not signed yet, a word about organ donation. */
async function make({ actors: { patient }, patientId }: Circle): Promise<Made> {
  await withAccess(patient, patientId, ["edit:wishes"], async (access) => {
    await writeDirectives(access, { ...SAID, matters: "Je ne sais pas encore." })
    await writeDirectives(access, SAID)
    await nameTrustedPerson(access, CLAIRE)
    await sayOrganDonation(access, "Je donne volontiers.")
  })
  const [directives] = await withAccess(patient, patientId, ["view:wishes"], listWishes)
  return { wishId: directives?.inForce?.id ?? "" }
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
    revokeWish: PATIENT,
    hideWishes: { ...PATIENT, fill: () => ({ kind: "directives", hidden: "yes" }) },
    draftWideningToWishes: PATIENT,
    narrowToHideWishes: PATIENT,
  },
})
