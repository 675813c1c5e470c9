import type { Action } from "./action-list"
import type { Circle } from "./people"
import type { Route } from "./routes"

/** How the list of routes writes a page and a handler, and who may see what. */
type Kit = {
  page: (pattern: string, heading: RegExp, answers: Route["answers"], address?: (circle: Circle) => string) => Route
  handler: (pattern: string, answers: Route["answers"], over?: Partial<Route>) => Route
  asHandler: (answers: Route["answers"]) => Route["answers"]
  asker: Route["answers"]
  citizens: Route["answers"]
  reviewers: Route["answers"]
}

const evidenceAt = ({ takenCaseId, evidenceId }: Circle) => `/review/${takenCaseId}/evidence/${evidenceId}`

/** What a parent asks for, and the reviewers' desk. */
export function reviewRoutes({ page, handler, asHandler, asker, citizens, reviewers }: Kit): Route[] {
  const asked = (rest: string, heading: RegExp, id = (circle: Circle) => circle.requestDraftId) =>
    page(`/children/[caseId]${rest}`, heading, asker, (circle) => `/children/${id(circle)}${rest}`)
  const onDesk = (rest: string, heading: RegExp, id = (circle: Circle) => circle.readyCaseId) =>
    page(`/review/[caseId]${rest}`, heading, reviewers, (circle) => `/review/${id(circle)}${rest}`)
  return [
    {
      ...page("/review", /Demandes à examiner/, reviewers),
      also: () => ["mine", "free", "overdue", "decided"].map((show) => `/review?show=${show}`),
    },
    {
      ...onDesk("", /pour Noé/, ({ newCaseId }) => newCaseId),
      also: ({ freeCaseId, takenCaseId }) => [freeCaseId, takenCaseId].map((id) => `/review/${id}`),
    },
    onDesk("/accept", /Accepter/),
    onDesk("/refuse", /Refuser/),
    onDesk("/more", /Demander autre chose/),
    {
      ...page("/review/[caseId]/evidence/[evidenceId]", /acte/, reviewers, evidenceAt),
      also: (circle) => [`${evidenceAt(circle)}?page=1&zoom=larger`],
    },
    page("/children", /Les enfants/, citizens),
    page("/children/ask", /Demander l’espace/, citizens),
    {
      ...asked("", /Votre demande pour Noé/, ({ requestId }) => requestId),
      also: ({ refusedRequestId }) => [`/children/${refusedRequestId}`],
    },
    asked("/child", /Qui est l’enfant/),
    asked("/relation", /Noé/),
    asked("/evidence", /Vos papiers/),
    asked("/check", /Vérifiez/),
    handler(
      "/api/requests/[caseId]/evidence",
      { ...asker, patient: "moved" },
      { method: "POST", address: ({ requestDraftId }) => `/api/requests/${requestDraftId}/evidence` },
    ),
    handler("/children/[caseId]/letters/[letterId]", asHandler(asker), {
      address: ({ refusedRequestId, letterId }) => `/children/${refusedRequestId}/letters/${letterId}`,
    }),
    handler("/review/[caseId]/evidence/[evidenceId]/image", asHandler(reviewers), {
      address: (circle) => `${evidenceAt(circle)}/image?page=1`,
    }),
  ]
}

const PATIENT: Action = { may: ["patient"] }
const REVIEWER: Action = { may: ["reviewer"] }

/** What a parent and a reviewer set off. */
export const REVIEW_ACTIONS: Record<string, Action> = {
  draftRequest: PATIENT,
  answerChild: PATIENT,
  answerRelation: PATIENT,
  removeEvidence: PATIENT,
  submitRequest: PATIENT,
  withdrawRequest: PATIENT,
  declareTie: REVIEWER,
  takeCase: REVIEWER,
  releaseCase: REVIEWER,
  checkCase: REVIEWER,
  acceptCase: REVIEWER,
  refuseCase: REVIEWER,
  askMore: REVIEWER,
}
