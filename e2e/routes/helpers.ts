import type { Circle } from "../circle/ids"
import { endedAccess, suspendedAccess, takenByAnother, waitingWidening } from "../circle/states"
import { type Action, area as define, handlerInSpace, inSpace } from "../route"

const NEEDS = ["view:delegations", "edit:delegations"] as const
const PATIENT: Action = { may: ["patient"] }

const invited = ({ invitedId }: Circle) => ({ delegationId: invitedId })
const onScreen = ({ screenInvitedId }: Circle) => ({ delegationId: screenInvitedId })

const helper = (rest: string, heading: string, ids?: (circle: Circle) => { delegationId: string }) =>
  inSpace(`/helpers/[delegationId]${rest}`, heading, NEEDS, { ids })

/** The form of an access that is in another state than those of the circle. */
const ofAccess = (id: (circle: Circle) => string, rest = ""): Action => ({
  ...PATIENT,
  otherwise: (circle) => ({
    at: `/patients/${circle.patientId}/helpers/${id(circle)}${rest}`,
    sends: { patientId: circle.patientId, delegationId: id(circle) },
  }),
})

/** Who helps, and what became of each access. */
export const area = define({
  routes: [
    inSpace("/helpers", "Qui m’aide", NEEDS),
    {
      ...helper("", "Claire Lefèvre, votre fille"),
      also: ({ patientId, arrivedId, invitedId, screenInvitedId, returnedId }) =>
        [arrivedId, invitedId, screenInvitedId, returnedId].map((id) => `/patients/${patientId}/helpers/${id}`),
    },
    helper("/narrow", "Que gardez-vous pour Claire Lefèvre ?"),
    helper("/renew", "Jusqu’à quand prolonger l’accès de Claire Lefèvre ?"),
    helper("/at-end", "À la fin, si vous ne répondez pas ?"),
    helper(
      "/unable",
      "Si un jour vous ne pouvez plus décider, souhaitez-vous que Claire Lefèvre puisse continuer à vous aider ?",
    ),
    helper("/revoke", "Retirer l’accès de Claire Lefèvre ?"),
    helper("/consent", "Ce que vous avez accepté"),
    helper("/letter", "La lettre pour Lucie Bonnet", invited),
    helper("/screen", "Le code pour Lucie Bonnet", onScreen),
    handlerInSpace("/helpers/[delegationId]/letter/pdf", NEEDS, { ids: invited }),
    handlerInSpace("/helpers/[delegationId]/paper", NEEDS),
  ],
  actions: {
    sendAgain: PATIENT,
    confirmArrival: PATIENT,
    doNotRecogniseArrival: PATIENT,
    withdraw: PATIENT,
    skipWait: { ...PATIENT, state: waitingWidening },
    suspend: PATIENT,
    resume: { ...PATIENT, state: suspendedAccess },
    narrow: { ...PATIENT, fill: () => ({ documentGroups: "lab_results" }) },
    revoke: PATIENT,
    renew: PATIENT,
    chooseAtEnd: { ...PATIENT, fill: () => ({ atEnd: "extend_once" }) },
    foresee: { ...PATIENT, fill: () => ({ continuesIfUnable: "yes" }) },
    draftWidening: PATIENT,
    inviteAnew: { ...PATIENT, state: takenByAnother },
    draftAgain: { ...PATIENT, state: endedAccess },
    proposeAgainByLetter: ofAccess(({ invitedId }) => invitedId, "/letter"),
    proposeAgainOnScreen: ofAccess(({ screenInvitedId }) => screenInvitedId, "/screen"),
  },
})
