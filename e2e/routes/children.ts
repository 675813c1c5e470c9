import type { Circle } from "../circle/ids"
import { type Action, area as define, handler, page } from "../route"

const PATIENT: Action = { may: ["patient"] }
const draft = ({ requestDraftId }: Circle) => ({ caseId: requestDraftId })

const step = (name: string, heading: string) => page(`/children/[caseId]/${name}`, heading, ["patient"], { ids: draft })

/** Asking for a child's space: a request is its asker's own. */
export const area = define({
  routes: [
    page("/children", "Les enfants", "citizens"),
    // The patient has a request that she has not sent, and is led on to it.
    page("/children/ask", "Demander l’espace d’un enfant", "citizens", { seenBy: "stranger" }),
    page("/children/[caseId]", "Votre demande pour Noé", ["patient"], {
      ids: ({ requestId }) => ({ caseId: requestId }),
      also: ({ refusedRequestId }) => [`/children/${refusedRequestId}`],
    }),
    step("child", "Qui est l’enfant ?"),
    step("relation", "Qui êtes-vous pour Noé ?"),
    step("evidence", "Vos papiers"),
    step("check", "Vérifiez, puis envoyez"),
    // A form with no file in it comes back to the page of the evidence; without a session, to the sign-in.
    handler("/api/requests/[caseId]/evidence", ["patient"], {
      ids: draft,
      method: "POST",
      answer: "moved",
      except: { nobody: "sign-in" },
    }),
    handler("/children/[caseId]/letters/[letterId]", ["patient"], {
      ids: ({ refusedRequestId }) => ({ caseId: refusedRequestId }),
    }),
  ],
  actions: {
    draftRequest: PATIENT,
    answerChild: PATIENT,
    answerRelation: PATIENT,
    removeEvidence: PATIENT,
    submitRequest: PATIENT,
    withdrawRequest: PATIENT,
  },
})
