import type { Circle } from "../circle/ids"
import { area as define, handler, inSpace } from "../route"

const NEEDS = ["edit:delegations"] as const
const ids = ({ delegationId }: Circle) => ({ lensId: delegationId })
/** Nobody but the patient looks through somebody else's eyes: to all others there is no such thing. */
const except = { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" } as const

/** The patient's space as somebody else sees it. */
export const area = define({
  routes: [
    handler("/patients/[patientId]/preview/[lensId]", "everybody", { answer: "moved", ids }),
    inSpace("/preview/[lensId]/documents", "Votre espace, comme Claire Lefèvre le voit", NEEDS, { ids, except }),
    inSpace("/preview/[lensId]/documents/[documentId]", "Résultats d’analyses (prise de sang, urines…)", NEEDS, { ids, except }),
  ],
})
