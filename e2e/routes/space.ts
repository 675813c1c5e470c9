import { area as define, inSpace } from "../route"

/** The first page of a space, and what is about the whole of it. */
export const area = define({
  routes: [
    inSpace("", /^(Bonjour Jeanne|L’espace de Jeanne|Dossier de Jeanne Lefèvre)$/, [], {
      alsoBy: { person: "teamProfessional" },
    }),
    inSpace("/journal", /^(Qui a vu quoi|Mes visites|Mes lectures)$/, []),
    inSpace("/shared-sign-in", "Quelqu’un se connecte avec mon compte", ["edit:delegations"]),
  ],
})
