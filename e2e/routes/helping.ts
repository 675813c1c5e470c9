import { area as define, handler, page } from "../route"

/** The people whom one helps. */
export const area = define({
  routes: [
    page("/helping", "Les personnes que j’aide", "citizens"),
    page("/helping/week", "Ma semaine", "citizens"),
    handler("/api/spaces", "citizens"),
    page("/helping/shared-sign-in", "Je me connecte avec le compte de quelqu’un", "citizens"),
    page("/helping/guardian", "Tutelle, curatelle ou mandat de protection", "citizens"),
    page("/helping/ask", "Demander à aider quelqu’un", "citizens"),
    // Whoever has a space is led on to its first question.
    page("/give-access", "Claire Lefèvre aimerait vous aider", "citizens", {
      query: "?name=Claire%20Lef%C3%A8vre",
      except: { patient: "moved" },
    }),
    page("/helping/[delegationId]", "Jeanne Lefèvre, votre mère", ["caregiver"]),
    page("/helping/[delegationId]/renounce", "Ne plus aider Jeanne ?", ["caregiver"]),
  ],
  actions: { renounce: { may: ["caregiver"] } },
})
