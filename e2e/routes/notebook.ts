import { newNote } from "@/lib/notes/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, inSpace } from "../route"

const PATIENT = { may: ["patient"] } satisfies Action
const BOTH: Action["may"] = ["patient", "caregiver"]

/** The notebook: reading it, signing a note or a correction, closing a point, and who sees each. */
export const area = define({
  make: async ({ actors, patientId }: Circle) => ({
    noteId: await newNote(actors.patient, patientId),
    caregiversNoteId: await newNote(actors.caregiver, patientId, "Elle tousse la nuit.", "yes"),
  }),
  routes: [
    inSpace("/notebook", "Carnet", ["view:notes"]),
    inSpace("/notebook/add", "Écrire une note", ["add:notes"]),
    inSpace("/notebook/[noteId]", /^(Votre note|Note de Jeanne Lefèvre)$/, ["view:notes"]),
    inSpace("/notebook/[noteId]/correct", "Corriger ma note", ["view:notes", "add:notes"], {
      // It is the patient's own: nobody corrects what somebody else signed.
      except: { caregiver: "not-found" },
    }),
    inSpace("/preview/[lensId]/notebook", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addNote: { may: BOTH, fill: () => ({ body: "A bien dormi." }) },
    correctNote: { ...PATIENT, fill: () => ({ body: "Pas si bien." }) },
    closePoint: { may: BOTH },
    judgeNote: PATIENT,
    excludeFromNote: PATIENT,
  },
})
