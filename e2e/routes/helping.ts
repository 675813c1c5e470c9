import { area as define, page } from "../route"

/** The people whom one helps. */
export const area = define({
  routes: [
    page("/helping", "Les personnes que j’aide", "citizens"),
    page("/helping/shared-sign-in", "Je me connecte avec le compte de quelqu’un", "citizens"),
    page("/helping/guardian", "Vous êtes tuteur, curateur ou mandataire", "citizens"),
    page("/helping/[delegationId]", "Jeanne Lefèvre, votre mère", ["caregiver"]),
    page("/helping/[delegationId]/renounce", "Ne plus aider Jeanne ?", ["caregiver"]),
  ],
  actions: { renounce: { may: ["caregiver"] } },
})
