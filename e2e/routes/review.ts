import type { Circle } from "../circle/ids"
import { type Action, area as define, handler, page } from "../route"

const REVIEWER: Action = { may: ["reviewer"] }
const taken = ({ takenCaseId }: Circle) => ({ caseId: takenCaseId })
const ready = ({ readyCaseId }: Circle) => ({ caseId: readyCaseId })

const answered = () => ({ reasons: "evidence_too_old", words: "Demandez une nouvelle copie à la mairie." })

/** The reviewers' desk. */
export const area = define({
  routes: [
    page("/review", "Demandes à examiner", "reviewers", {
      also: () => ["mine", "free", "overdue", "decided"].map((show) => `/review?show=${show}`),
    }),
    page("/review/withdrawn", "Cette demande a été retirée", "reviewers"),
    page("/review/[caseId]", /^Thomas Roche pour Noé Roche-\S+$/, "reviewers", {
      ids: ({ newCaseId }) => ({ caseId: newCaseId }),
      also: ({ freeCaseId, takenCaseId }) => [freeCaseId, takenCaseId].map((id) => `/review/${id}`),
    }),
    page("/review/[caseId]/accept", "Accepter la demande", "reviewers", { ids: ready }),
    page("/review/[caseId]/refuse", "Refuser la demande", "reviewers", { ids: ready }),
    page("/review/[caseId]/more", "Demander autre chose", "reviewers", { ids: ready }),
    page("/review/[caseId]/evidence/[evidenceId]", "acte de naissance.pdf", "reviewers", {
      ids: taken,
      also: ({ takenCaseId, evidenceId }) => [`/review/${takenCaseId}/evidence/${evidenceId}?page=1&zoom=larger`],
    }),
    handler("/review/[caseId]/evidence/[evidenceId]/image", "reviewers", { ids: taken, query: "?page=1" }),
  ],
  actions: {
    declareTie: REVIEWER,
    takeCase: REVIEWER,
    releaseCase: REVIEWER,
    checkCase: REVIEWER,
    acceptCase: REVIEWER,
    refuseCase: { ...REVIEWER, fill: answered },
    askMore: { ...REVIEWER, fill: answered },
  },
})
