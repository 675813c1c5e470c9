import { type Action, area as define, page } from "../route"

/** Any citizen who holds the code, but the patient herself. */
const INVITED: Action = { may: ["caregiver", "caregiverWithout", "formerCaregiver", "stranger"] }

/** Arriving with an invitation. */
export const area = define({
  routes: [
    page("/invitation", "J’ai reçu une invitation", "everybody"),
    page(
      "/invitation/[code]",
      /^(On vous invite à aider quelqu’un|J’ai reçu une invitation|Jeanne Lefèvre vous propose de l’aider|Une invitation s’ouvre avec votre identité personnelle)$/,
      "everybody",
      { seenBy: "stranger" },
    ),
  ],
  actions: {
    acceptInvitation: INVITED,
    declineInvitation: INVITED,
    returnInvitation: INVITED,
    goToCode: { may: ["patient"], changesNothing: "it leads on to the page of the code" },
  },
})
