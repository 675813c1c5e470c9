import type { Action } from "./action-list"
import type { Circle } from "./people"
import type { Route } from "./routes"

type InSpace = (rest: string, heading: RegExp, answers: Route["answers"], fill?: (circle: Circle) => string) => Route

/** The pages of who treats the patient, and of who could read a document: the patient's own. */
export function careCircleRoutes(inSpace: InSpace, { own, circle }: Record<"own" | "circle", Route["answers"]>): Route[] {
  const professional = (rest: string, heading: RegExp) =>
    inSpace(`/care-circle/[professionalId]${rest}`, heading, own, ({ memberId }) => `/care-circle/${memberId}${rest}`)
  return [
    inSpace("/documents/[documentId]/readers", /Qui pourrait lire/, own, ({ documentId }) => `/documents/${documentId}/readers`),
    {
      ...inSpace("/care-circle", /Mes soignants|Qui soigne et qui aide/, circle),
      alsoBy: ({ patientId }) => ({ person: "teamProfessional", address: `/patients/${patientId}/care-circle` }),
    },
    {
      ...inSpace("/care-circle/add", /Ajouter un soignant/, own),
      also: ({ patientId }) => ["levy", "zzzz", "an"].map((q) => `/patients/${patientId}/care-circle/add?q=${q}`),
    },
    inSpace("/care-circle/code", /Donner un code/, own),
    {
      ...professional("", /Levy/),
      also: ({ patientId, visitingId, blockedId, actors }) =>
        [visitingId, blockedId, actors.professional.accountId].map((id) => `/patients/${patientId}/care-circle/${id}`),
    },
    professional("/block", /Bloquer/),
  ]
}

/** What their forms set off; `patients` says that nobody but the patient may. */
export function careCircleActions(patients: (otherwise?: Action["otherwise"]) => Action): Record<string, Action> {
  const onCode = (also: (circle: Circle) => Record<string, string> = () => ({})) =>
    patients((circle) => ({
      at: `/patients/${circle.patientId}/care-circle/code`,
      sends: { patientId: circle.patientId, ...also(circle) },
    }))
  return {
    addMember: patients(),
    removeMember: patients(),
    chooseAttending: patients(),
    dismissAttending: patients(({ patientId, memberId }) => ({
      at: `/patients/${patientId}/care-circle/${memberId}`,
      sends: { patientId, professionalId: memberId },
    })),
    blockProfessional: patients(),
    unblockProfessional: patients(),
    giveCode: onCode(),
    withdrawCode: onCode(({ codeId }) => ({ codeId })),
    endConsultation: patients(),
  }
}
