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
  beginInvitation: patients(),
  throwDraftAway: patients(),
  saveWho: patients(),
  savePurpose: patients(),
  saveLines: patients(),
  saveUntil: patients(),
  saveUnable: patients(),
  saveAlone: patients(),
  sendDraft: patients(),
  widenFromDraft: patients(({ patientId, draftId }) => ({
    at: `/patients/${patientId}/helpers/invite/${draftId}/check`,
    sends: { patientId, draftId },
  })),
  sayYes: patients(),
  sayNo: patients(),
  undo: ofAccess(({ delegationId }) => delegationId),
  skipTheWait: ofAccess(({ delegationId }) => delegationId),
  pause: patients(),
  goOn: ofAccess(({ delegationId }) => delegationId),
  keepLines: patients(),
  takeBack: patients(),
  prolong: patients(),
  chooseEnd: patients(),
  beginWidening: patients(),
  newLetterCode: ofAccess(({ invitedId }) => invitedId, "/letter"),
  newScreenCode: ofAccess(({ screenInvitedId }) => screenInvitedId, "/screen"),
  depositDescribed: patients(),
  discard: patients(),
  depositInCare: TEAM,
  announceDocument: TEAM,
  putOff: TEAM,
  showToParents: TEAM,
  openSpaceByCode: { may: ["professional", "teamProfessional"] },
  describe: patients(),
  hide: patients(),
  exclude: patients(),
  remove: patients(),
  restore: patients(),
  ...careCircleActions(patients),
  stopHelping: { may: ["caregiver"] },
  ...REVIEW_ACTIONS,
  accept: { may: ["caregiver", "caregiverWithout", "formerCaregiver", "stranger"] },
  decline: { may: ["caregiver", "caregiverWithout", "formerCaregiver", "stranger"] },
  goToCode: OWN,
  openMySpace: OWN,
  changeContact: OWN,
  changeLanguage: OWN,
  confirmMyContact: OWN,
  endOneSession: OWN,
  endEverySession: OWN,
  pickMyExercice: OWN,
}
