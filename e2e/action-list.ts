import type { Circle, SignedIn } from "./people"
import { REVIEW_ACTIONS } from "./review-routes"
import { careCircleActions } from "./routes-care-circle"

type Input = Record<string, string>

/** Who may set off an action with these very words, and the form of one that no page of the circle shows. */
export type Action = { may: SignedIn[]; otherwise?: (circle: Circle) => { at: string; sends: Input } }

const patients = (otherwise?: Action["otherwise"]): Action => ({ may: ["patient"], otherwise })

/** The form of an access that is in another state than those of the circle. */
const ofAccess = (id: (circle: Circle) => string, rest = "") =>
  patients((circle) => ({
    at: `/patients/${circle.patientId}/helpers/${id(circle)}${rest}`,
    sends: { patientId: circle.patientId, delegationId: id(circle) },
  }))

/** What changes only things of whoever asks: another person who sends the same changes nothing of hers. */
const OWN: Action = { may: ["patient"] }

/** What the professional of the care team alone sets off. */
const TEAM: Action = { may: ["teamProfessional"] }

/** Everything that a form can set off, by the name that its file exports. */
export const ACTIONS: Record<string, Action> = {
  draftInvitation: patients(),
  discardDraft: patients(),
  answerWho: patients(),
  answerPurpose: patients(),
  answerLines: patients(),
  answerUntil: patients(),
  answerUnable: patients(),
  answerAlone: patients(),
  proposeInvitation: patients(),
  widen: patients(({ patientId, draftId }) => ({
    at: `/patients/${patientId}/helpers/invite/${draftId}/check`,
    sends: { patientId, draftId },
  })),
  confirmArrival: patients(),
  doNotRecogniseArrival: patients(),
  withdraw: ofAccess(({ delegationId }) => delegationId),
  skipWait: ofAccess(({ delegationId }) => delegationId),
  suspend: patients(),
  resume: ofAccess(({ delegationId }) => delegationId),
  narrow: patients(),
  revoke: patients(),
  renew: patients(),
  chooseAtEnd: patients(),
  draftWidening: patients(),
  proposeAgainByLetter: ofAccess(({ invitedId }) => invitedId, "/letter"),
  proposeAgainOnScreen: ofAccess(({ screenInvitedId }) => screenInvitedId, "/screen"),
  depositDocument: patients(),
  discardDeposit: patients(),
  depositDocumentInCare: TEAM,
  announce: TEAM,
  putOffAnnouncement: TEAM,
  showToRepresentatives: TEAM,
  openConsultation: { may: ["professional", "teamProfessional"] },
  describeDocument: patients(),
  hideFromProfessionals: patients(),
  excludeCaregiver: patients(),
  deleteDocument: patients(),
  restoreDocument: patients(),
  ...careCircleActions(patients),
  renounce: { may: ["caregiver"] },
  ...REVIEW_ACTIONS,
  acceptInvitation: { may: ["caregiver", "caregiverWithout", "formerCaregiver", "stranger"] },
  declineInvitation: { may: ["caregiver", "caregiverWithout", "formerCaregiver", "stranger"] },
  goToCode: OWN,
  openSpace: OWN,
  proposeContact: OWN,
  chooseLanguage: OWN,
  confirmContact: OWN,
  endSession: OWN,
  endAllSessions: OWN,
  pickExercice: OWN,
}
