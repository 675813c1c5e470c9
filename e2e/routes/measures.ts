import type { Circle } from "../circle/ids"
import { area as define, handlerInSpace, inSpace } from "../route"

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
    inSpace("/measures/[kind]/target", "Quel objectif ?", ["view:measures", "act:measures"], {
      ids: () => ({ kind: "glucose" }),
      // Setting a target is a professional's.
      except: { patient: "not-found" },
    }),
    handlerInSpace("/measures/file", ["view:measures"]),
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
    setTarget: { may: ["teamProfessional"], fill: () => ({ moment: "fasting", least: "0,80", most: "1,30" }) },
    withdrawTarget: { may: ["teamProfessional"] },
    chooseUnit: { may: ["patient", "caregiver", "teamProfessional"], fill: () => ({ unit: "mmol/L" }) },
  },
})
