import { newRemovedVaccination, newVaccination } from "@/lib/vaccinations/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace } from "../route"

const PATIENT = { may: ["patient"] } satisfies Action

const lens = ({ delegationId }: Circle) => ({ lensId: delegationId })
const dose = () => ({ against: "influenza", "givenOn.year": "2025", "givenOn.month": "10", "givenOn.day": "" })

/** The vaccination book: reading it, writing a dose down, answering one, and who sees each. */
export const area = define({
  make: async ({ actors, patientId }: Circle) => ({
    vaccinationId: await newVaccination(actors.patient, patientId),
    proposedVaccinationId: await newVaccination(actors.caregiver, patientId, { against: "zoster", givenOn: "2024-11" }),
    removedVaccinationId: await newRemovedVaccination(actors.patient, patientId),
  }),
  routes: [
    inSpace("/vaccinations", "Vaccins", ["view:vaccinations"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/vaccinations/add", "Noter un vaccin", ["add:vaccinations"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/vaccinations/[vaccinationId]", "Diphtérie, tétanos, poliomyélite et coqueluche", ["view:vaccinations"]),
    inSpace("/vaccinations/[vaccinationId]/correct", "Corriger ce vaccin", ["view:vaccinations", "add:vaccinations"]),
    handlerInSpace("/vaccinations/sheet", ["view:vaccinations", "view:profile"]),
    inSpace("/preview/[lensId]/vaccinations", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: lens,
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addVaccination: { may: ["patient", "caregiver", "teamProfessional"], fill: dose },
    correctVaccination: { ...PATIENT, fill: dose },
    removeVaccination: PATIENT,
    restoreVaccination: PATIENT,
    confirmVaccination: { may: ["patient", "teamProfessional"] },
    refuseVaccination: { may: ["patient", "teamProfessional"] },
    hideVaccination: PATIENT,
    judgeVaccination: PATIENT,
    excludeFromVaccination: PATIENT,
  },
})
