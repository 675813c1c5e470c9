import type { Circle } from "../circle/ids"
import { area as define, inSpace } from "../route"

const ids = ({ delegationId }: Circle) => ({ lensId: delegationId })

/** Measures: reading them, writing one down, and what somebody else will see of them. */
export const area = define({
  routes: [
    inSpace("/measures", "Mesures", ["view:measures"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/measures/[kind]", "Poids", ["view:measures"], {
      ids: () => ({ kind: "weight" }),
      also: ({ patientId }) => [`/patients/${patientId}/measures/glucose`, `/patients/${patientId}/measures/blood_pressure`],
      alsoBy: { person: "teamProfessional", ids: () => ({ kind: "glucose" }) },
    }),
    inSpace("/measures/[kind]/unit", "Dans quelle unité voulez-vous lire cette mesure ?", ["view:measures"], {
      ids: () => ({ kind: "glucose" }),
    }),
    inSpace("/preview/[lensId]/measures", "Votre espace, comme Claire Lefèvre le verra", ["edit:delegations"], {
      ids,
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    inSpace("/preview/[lensId]/measures/[kind]", "Votre espace, comme Claire Lefèvre le verra", ["edit:delegations"], {
      ids: (circle) => ({ ...ids(circle), kind: "weight" }),
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addMeasure: {
      may: ["patient", "caregiver", "teamProfessional"],
      fill: () => ({ value: "72,4", measuredAt: "04/01/2026 08:12" }),
    },
    chooseUnit: { may: ["patient", "caregiver", "teamProfessional"], fill: () => ({ unit: "mmol/L" }) },
  },
})
