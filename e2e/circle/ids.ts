import type { Actor } from "@/lib/access/actor"
import type { SignedIn } from "./cast"
import type { Desk } from "./desk"

/** One patient with a few documents, and everybody around her: made anew for each worker of the tests. */
export type Circle = Desk & {
  patientId: string
  documentId: string
  /** A document that the caregiver may not see. */
  hiddenDocumentId: string
  /** A document that came as data rather than as a page. */
  summaryId: string
  /** A clinical document with a picture in it, and one around a PDF. */
  clinicalId: string
  levelOneId: string
  deletedDocumentId: string
  /** Files that arrived and that the patient has not described yet. */
  depositDraftId: string
  /** A file that arrived and names somebody else. */
  namedDraftId: string
  delegationId: string
  /** An invitation with every question answered, ready to be sent. */
  draftId: string
  /** An invitation on its way, and the code that opens it. */
  invitedId: string
  code: string
  /** The same, handed over on a screen. */
  screenInvitedId: string
  returnedId: string
  /** Somebody arrived with an invitation and waits for the patient's yes. */
  arrivedId: string
  arrivedCode: string
  /** A deposit of the care team's professional that waits for its announcement, and one that he has not described yet. */
  awaitedDocumentId: string
  careDraftId: string
  /** Something that the patient was told. */
  noticeId: string
  /** A doctor of the care team, somebody in consultation now, and somebody blocked. */
  memberId: string
  visitingId: string
  blockedId: string
  /** A code of the patient that is good now, and a consultation that is open. */
  codeId: string
  consultationId: string
  actors: Record<SignedIn, Actor>
  sessions: Record<SignedIn, string>
}
