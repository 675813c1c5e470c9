import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { removeLine } from "@/lib/profile/answering/commands"
import { addLine } from "@/lib/profile/commands"
import { setRefill } from "@/lib/profile/refill/commands"
import type { Circle } from "../circle/ids"
import { type Action, area as define, inSpace } from "../route"

type Made = { lineId: string; proposedLineId: string; removedLineId: string; treatmentId: string }

const PATIENT: Action<Made> = { may: ["patient"] }
const ofAllergy = ({ lineId }: Circle & Made) => ({ section: "allergies", lineId })
const ofTreatment = ({ treatmentId }: Circle & Made) => ({ section: "medications", lineId: treatmentId })
const NOT_THEIRS = { caregiver: "not-found", teamProfessional: "not-found" } as const

/** An allergy that somebody says, by the word of the portal. */
async function say({ patientId }: Circle, actor: Actor, label: string): Promise<string> {
  const lineId = randomUUID()
  const content = { label, reaction: "Plaques rouges" }
  await withAccess(actor, patientId, ["add:allergies"], (access) => addLine(access, { section: "allergies", lineId, content }))
  return lineId
}

/** A treatment whose box was counted. */
async function takeTreatment({ patientId, actors: { patient } }: Circle): Promise<string> {
  const lineId = randomUUID()
  await withAccess(patient, patientId, ["edit:medications"], async (access) => {
    await addLine(access, { section: "medications", lineId, content: { label: "Metformine 850 mg" } })
    await setRefill(access, {
      ...COUNTED,
      patientId,
      lineId,
      section: "medications",
      tellsPatient: true,
      caregiverAccountId: null,
    })
  })
  return lineId
}
const COUNTED = { dosesLeft: 12, dosesADay: 2, dosesAWeek: null, daysBefore: 7 }

/** The medical profile: its sections, one line of one of them, and what is done with a line. */
export const area = define<Made>({
  make: async (circle) => {
    const { patient, caregiver } = circle.actors
    const lineId = await say(circle, patient, "Pénicilline")
    const proposedLineId = await say(circle, caregiver, "Pansements adhésifs")
    const removedLineId = await say(circle, patient, "Iode")
    await withAccess(patient, circle.patientId, ["add:allergies"], (access) =>
      removeLine(access, { section: "allergies", lineId: removedLineId }),
    )
    const treatmentId = await takeTreatment(circle)
    return { lineId, proposedLineId, removedLineId, treatmentId }
  },
  routes: [
    inSpace("/profile", "Profil médical", ["view:allergies"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/profile/[section]", "Allergies", ["view:allergies"], {
      ids: () => ({ section: "allergies" }),
      also: ({ patientId, removedLineId }) => [
        `/patients/${patientId}/profile/allergies?done=removed&line=${removedLineId}`,
        `/patients/${patientId}/profile/medications`,
        `/patients/${patientId}/profile/conditions?past=1`,
      ],
      alsoBy: { person: "teamProfessional" },
    }),
    inSpace("/profile/[section]/add", "Ajouter une allergie", ["add:allergies"], {
      ids: () => ({ section: "allergies" }),
      also: ({ patientId }) =>
        ["medications", "procedures", "devices", "family-history", "lifestyle", "conditions"].map(
          (section) => `/patients/${patientId}/profile/${section}/add`,
        ),
      alsoBy: { person: "teamProfessional" },
    }),
    inSpace("/profile/[section]/[lineId]", "Pénicilline", ["view:allergies"], {
      ids: ofAllergy,
      also: ({ patientId, proposedLineId }) => [`/patients/${patientId}/profile/allergies/${proposedLineId}`],
      alsoBy: { person: "teamProfessional" },
    }),
    // A line is changed by the person and by whoever wrote it.
    inSpace("/profile/[section]/[lineId]/change", "Modifier cette ligne", ["add:allergies"], {
      ids: ofAllergy,
      except: NOT_THEIRS,
    }),
    inSpace(
      "/profile/[section]/[lineId]/refill",
      "Un rappel avant la fin de la boîte",
      ["view:medications", "edit:medications"],
      {
        ids: ofTreatment,
        also: ({ patientId, treatmentId }) => [`/patients/${patientId}/profile/medications/${treatmentId}`],
      },
    ),
    inSpace("/preview/[lensId]/profile", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addLine: { may: ["patient", "caregiver", "teamProfessional"], fill: () => ({ label: "Latex", reaction: "Plaques" }) },
    addNone: { may: ["patient", "caregiver", "teamProfessional"] },
    changeLine: { ...PATIENT, fill: () => ({ label: "Pénicilline G" }) },
    confirmLine: { may: ["patient", "teamProfessional"] },
    refuseLine: PATIENT,
    removeLine: PATIENT,
    restoreLine: PATIENT,
    hideLine: PATIENT,
    judgeLine: PATIENT,
    excludeLine: PATIENT,
    setRefill: {
      ...PATIENT,
      fill: () => ({ dosesLeft: "30", doses: "2", per: "day", daysBefore: "7", tellsPatient: "yes" }),
    },
    askForBox: { may: ["patient", "caregiver"] },
    stopRefill: PATIENT,
  },
})
