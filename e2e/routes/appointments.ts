import { dayIn, newAppointment, newCancelledAppointment, newFeed, newQuestion } from "@/lib/appointments/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handler, handlerInSpace, inSpace } from "../route"

const PATIENT = { may: ["patient"] } satisfies Action
const BOTH: Action["may"] = ["patient", "caregiver"]

const parts = () => {
  const [year = "", month = "", day = ""] = dayIn(40).split("-")
  return { withWhom: "Dre Morel", hour: "9 h 30", zone: "Europe/Paris", "day.year": year, "day.month": month, "day.day": day }
}

/** The agenda: reading it, noting an appointment, preparing one, answering one, and who sees each. */
export const area = define({
  make: async ({ actors, patientId }: Circle) => {
    const appointmentId = await newAppointment(actors.patient, patientId, { day: dayIn(12) })
    return {
      appointmentId,
      proposedAppointmentId: await newAppointment(actors.caregiver, patientId, { day: dayIn(30), withWhom: "Dr Petit" }),
      cancelledAppointmentId: await newCancelledAppointment(actors.patient, patientId),
      secret: await newFeed(actors.patient, patientId),
      questionId: await newQuestion(actors.patient, patientId, appointmentId, "Puis-je conduire ?"),
    }
  },
  routes: [
    inSpace("/appointments", "Rendez-vous", ["view:appointments"]),
    inSpace("/appointments/add", "Noter un rendez-vous", ["act:appointments"]),
    inSpace("/appointments/[appointmentId]", "Dre Morel", ["view:appointments"]),
    inSpace("/appointments/[appointmentId]/change", "Modifier ce rendez-vous", ["act:appointments", "view:appointments"], {
      // It is the patient's own: who helps changes what they noted themselves.
      except: { caregiver: "not-found" },
    }),
    inSpace("/appointments/feed", "Dans mon agenda", ["view:appointments"]),
    handlerInSpace("/appointments/[appointmentId]/file", ["view:appointments"]),
    handlerInSpace("/appointments/[appointmentId]/sheet", ["view:appointments"]),
    handler("/agenda/[secret]", "everybody"),
    inSpace("/preview/[lensId]/appointments", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addAppointment: { may: BOTH, fill: parts },
    changeAppointment: { ...PATIENT, fill: parts },
    cancelAppointment: PATIENT,
    restoreAppointment: PATIENT,
    confirmAppointment: PATIENT,
    refuseAppointment: PATIENT,
    addQuestion: { may: BOTH, fill: () => ({ question: "Quand revenir ?" }) },
    tickQuestion: { may: BOTH },
    removeQuestion: PATIENT,
    linkDocument: { may: BOTH, fill: ({ documentId }) => ({ documentId }) },
    giveFeed: { may: BOTH, fill: () => ({ shows: "less" }) },
    withdrawFeed: { may: BOTH },
    judgeAppointment: PATIENT,
    excludeFromAppointment: PATIENT,
  },
})
