import { consultationCode } from "@/lib/consultation/rules"
import { configuration } from "@/lib/platform/configuration"
import { placeToPick } from "../circle/states"
import { area as define, page } from "../route"

/** A professional's own pages. */
export const area = define({
  routes: [
    page("/professional", /^Bonjour (Anne Morel|Pierre Aubry)$/, "professionals"),
    page("/professional/exercice", "Où exercez-vous aujourd’hui ?", "professionals"),
    page("/professional/open", "Ouvrir un dossier avec un code", "professionals"),
    page("/professional/deposits", "Ce que j’ai déposé ailleurs", "professionals"),
  ],
  actions: {
    openConsultation: {
      may: ["professional", "teamProfessional"],
      fill: ({ codeId }) => ({ code: consultationCode(configuration().secret, codeId) }),
    },
    // What changes only the session of whoever asks.
    pickExercice: { may: ["professional"], state: placeToPick },
  },
})
