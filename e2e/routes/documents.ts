import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace, space } from "../route"

const PATIENT: Action = { may: ["patient"] }
/** What the professional of the care team alone sets off. */
const TEAM: Action = { may: ["teamProfessional"] }

const of = (pick: (circle: Circle) => string) => (circle: Circle) => ({ documentId: pick(circle) })

/** What somebody says of the files that arrived. */
const described = () => ({ title: "Ordonnance", "actOn.day": "4", "actOn.month": "1", "actOn.year": "2026" })

/** Documents: reading, depositing, and what the patient does with them. */
export const area = define({
  routes: [
    inSpace("/documents", "Documents", ["view:documents"], { alsoBy: { person: "teamProfessional" } }),
    // Whoever may not deposit reads there why, and whom to ask.
    inSpace("/documents/add", /^(Ajouter un document|Ajouter un document pour Jeanne)$/, []),
    inSpace("/documents/add/[draftId]", "Qu’est-ce que c’est ?", ["add:documents"], {
      ids: ({ depositDraftId }) => ({ draftId: depositDraftId }),
      also: ({ patientId, namedDraftId }) => [`/patients/${patientId}/documents/add/${namedDraftId}`],
      alsoBy: { person: "teamProfessional", ids: ({ careDraftId }) => ({ draftId: careDraftId }) },
      // A draft is there for the person who sent its files, and for nobody else.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    handlerInSpace("/documents/add/[draftId]/picture", ["add:documents"], {
      ids: ({ depositDraftId }) => ({ draftId: depositDraftId }),
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    inSpace("/documents/deleted", "Documents supprimés", ["edit:documents"]),
    inSpace("/documents/[documentId]", "Résultats d’analyses (prise de sang, urines…)", ["view:documents"], {
      also: ({ patientId, summaryId, clinicalId, levelOneId }) =>
        [summaryId, clinicalId, levelOneId].map((id) => `/patients/${patientId}/documents/${id}`),
      alsoBy: { person: "teamProfessional", ids: of(({ awaitedDocumentId }) => awaitedDocumentId) },
    }),
    inSpace("/documents/[documentId]/announcement", "L’annonce de ce document", ["view:documents", "edit:marks"], {
      ids: of(({ awaitedDocumentId }) => awaitedDocumentId),
      // The patient may not know yet that it is there.
      except: { patient: "not-found" },
    }),
    inSpace("/documents/[documentId]/describe", "Modifier ce document", ["view:documents", "edit:documents"]),
    inSpace("/documents/[documentId]/delete", "Supprimer ce document ?", ["view:documents", "edit:documents"]),
    inSpace("/documents/[documentId]/withdraw", "Retirer ce document", ["add:documents"], {
      // It is the depositor's to take back, and nobody else's.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    inSpace("/documents/[documentId]/text", "Résultats d’analyses (prise de sang, urines…)", ["view:documents"], {
      also: ({ patientId, levelOneId }) => [`/patients/${patientId}/documents/${levelOneId}/text`],
    }),
    inSpace("/documents/[documentId]/readers", "Qui pourrait lire ce document aujourd’hui ?", ["edit:documents"]),
    handlerInSpace("/documents/[documentId]/file", ["view:documents"]),
    handlerInSpace("/documents/[documentId]/first-page", ["view:documents"]),
    handlerInSpace("/documents/[documentId]/original", ["view:documents", "edit:documents"]),
    handlerInSpace("/documents/[documentId]/content", ["view:documents"], { ids: of(({ levelOneId }) => levelOneId) }),
    handlerInSpace("/documents/[documentId]/inner/[place]", ["view:documents"], {
      ids: ({ clinicalId }) => ({ documentId: clinicalId, place: "0" }),
    }),
    // A form with no file in it comes back to the page where one is chosen, which says what is missing; without a session,
    // to the sign-in.
    space("/api/uploads/[patientId]", [], { method: "POST", answer: "moved", except: { nobody: "sign-in" } }),
  ],
  actions: {
    depositDocument: { ...PATIENT, fill: described },
    confirmIdentity: PATIENT,
    discardDeposit: PATIENT,
    describeDocument: PATIENT,
    hideFromProfessionals: PATIENT,
    excludeCaregiver: PATIENT,
    deleteDocument: PATIENT,
    withdrawDocument: PATIENT,
    restoreDocument: PATIENT,
    depositDocumentInCare: { ...TEAM, fill: described },
    announce: TEAM,
    putOffAnnouncement: TEAM,
    showToRepresentatives: TEAM,
  },
})
