import { dayAgo, newAnswer } from "@/lib/prevention/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace } from "../route"

const PATIENT = { may: ["patient"] } satisfies Action
const BOTH: Action["may"] = ["patient", "caregiver"]

/** What is recommended, saying when it was done, and what is not for the person. */
export const area = define({
  make: async ({ actors, patientId }: Circle) => ({
    ruleCode: "icope-1",
    answerId: await newAnswer(actors.patient, patientId, "icope-1", { kind: "done", day: await dayAgo(300) }),
  }),
  routes: [
    inSpace("/prevention", /^(Pour ma santé|Prévention)$/, ["view:prevention"]),
    inSpace("/prevention/[ruleCode]", "Point sur les capacités", ["view:prevention", "act:prevention"]),
    inSpace("/prevention/year", "Les douze mois qui viennent", ["view:prevention"]),
    handlerInSpace("/prevention/year/file", ["view:prevention"]),
    inSpace("/preview/[lensId]/prevention", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    noteDone: { may: BOTH, fill: () => ({ "day.year": "2026", "day.month": "10", "day.day": "" }) },
    noteOtherwise: { may: BOTH },
    decidePrevention: PATIENT,
    decideNotForMe: PATIENT,
    silencePrevention: PATIENT,
    takeBackPrevention: PATIENT,
  },
})
