import { area as define, inSpace } from "../route"

/** Looking for words in a space: whoever comes in searches what they may read, and nothing else is there for them. */
export const area = define({
  routes: [
    inSpace("/search", "Chercher", [], {
      alsoBy: { person: "teamProfessional" },
      also: ({ patientId }) => [
        `/patients/${patientId}/search?q=analyses`,
        `/patients/${patientId}/search?q=varicelle`,
        `/patients/${patientId}/search?q=le%20la`,
        `/patients/${patientId}/search?q=${"a".repeat(300)}`,
      ],
    }),
  ],
})
