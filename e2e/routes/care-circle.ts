import type { Circle } from "../circle/ids"
import { attendingDoctor } from "../circle/states"
import { type Action, area as define, inSpace } from "../route"

const EDIT = ["edit:care_circle"] as const
const PATIENT: Action = { may: ["patient"] }

const professional = ({ memberId }: Circle) => ({ professionalId: memberId })

/** The form of a code, which the page shows only in another state than that of the circle. */
const onCode = (also: (circle: Circle) => Record<string, string> = () => ({})): Action => ({
  ...PATIENT,
  otherwise: (circle) => ({
    at: `/patients/${circle.patientId}/care-circle/code`,
    sends: { patientId: circle.patientId, ...also(circle) },
  }),
})

/** Who treats the patient. */
export const area = define({
  routes: [
    inSpace("/care-circle", /^(Mes soignants|Qui soigne et qui aide Jeanne Lefèvre)$/, ["view:care_circle"], {
      alsoBy: { person: "teamProfessional" },
    }),
    inSpace("/care-circle/add", "Ajouter un soignant", EDIT, {
      also: ({ patientId }) => ["levy", "zzzz", "an"].map((q) => `/patients/${patientId}/care-circle/add?q=${q}`),
    }),
    inSpace("/care-circle/code", "Donner un code", EDIT),
    inSpace("/care-circle/[professionalId]", "Dr Sarah Levy", EDIT, {
      ids: professional,
      also: ({ patientId, visitingId, blockedId, actors }) =>
        [visitingId, blockedId, actors.professional.accountId].map((id) => `/patients/${patientId}/care-circle/${id}`),
    }),
    inSpace("/care-circle/[professionalId]/block", "Bloquer Dr Sarah Levy ?", EDIT, { ids: professional }),
  ],
  actions: {
    addMember: PATIENT,
    removeEverybody: PATIENT,
    removeMember: PATIENT,
    chooseAttending: PATIENT,
    dismissAttending: { ...PATIENT, state: attendingDoctor },
    blockProfessional: PATIENT,
    unblockProfessional: PATIENT,
    giveCode: onCode(),
    withdrawCode: onCode(({ codeId }) => ({ codeId })),
    endConsultation: PATIENT,
  },
})
