import { asSuperuser } from "@/lib/access/testing"
import { addDays, dayInParis } from "@/lib/platform/days"
import { newAbsence, newFinishedTask, newRemovedTask, newTakenTask, newTask } from "@/lib/tasks/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace } from "../route"

const PATIENT = { may: ["patient"] } satisfies Action
const BOTH: Action["may"] = ["patient", "caregiver"]

const parts = () => {
  const [year = "", month = "", day = ""] = addDays(dayInParis(new Date()), 12).split("-")
  return { title: "Passer à la pharmacie", "dueOn.year": year, "dueOn.month": month, "dueOn.day": day }
}

const partsOf = (name: string, days: number) => {
  const [year = "", month = "", day = ""] = addDays(dayInParis(new Date()), days).split("-")
  return { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: day }
}

/** Of an absence the one who was asked has a form to say yes; nobody asks twice for the same days. */
const asked = async ({ actors, patientId }: Circle) => {
  await asSuperuser((sql) => sql`delete from task_absences where patient_id = ${patientId}`)
  await newAbsence(actors.patient, patientId, actors.caregiver)
  return `/patients/${patientId}/tasks`
}

/** Of a task that somebody took, and of one that is done, the page has other forms. */
const taken = async ({ actors, patientId }: Circle) =>
  `/patients/${patientId}/tasks/${await newTakenTask(actors.patient, patientId, { title: "Acheter du pain" })}`
const finished = async ({ actors, patientId }: Circle) =>
  `/patients/${patientId}/tasks/${await newFinishedTask(actors.patient, patientId)}`

/** The tasks: reading them, writing one down, taking and doing it, and who sees each. */
export const area = define({
  make: async ({ actors, patientId }: Circle) => ({
    taskId: await newTask(actors.patient, patientId),
    removedTaskId: await newRemovedTask(actors.patient, patientId),
  }),
  routes: [
    inSpace("/tasks", "Tâches", ["view:tasks"]),
    inSpace("/tasks/earlier", "Tout ce qui a été fait", ["view:tasks"]),
    inSpace("/tasks/add", "Noter une tâche", ["act:tasks"]),
    inSpace("/tasks/[taskId]", "Passer à la pharmacie", ["view:tasks"]),
    inSpace("/tasks/[taskId]/change", "Modifier cette tâche", ["act:tasks", "view:tasks"], {
      // It is the patient's own: who helps changes what they wrote themselves.
      except: { caregiver: "not-found" },
    }),
    inSpace("/tasks/away", "Passer la main", ["act:tasks", "view:tasks"]),
    handlerInSpace("/tasks/week", ["view:tasks"]),
    inSpace("/preview/[lensId]/tasks", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
  ],
  actions: {
    addTask: { may: BOTH, fill: parts },
    changeTask: { ...PATIENT, fill: parts },
    takeTask: { may: BOTH },
    giveBackTask: { may: BOTH, state: taken },
    finishTask: { may: BOTH },
    reopenTask: { may: BOTH, state: finished },
    removeTask: PATIENT,
    restoreTask: PATIENT,
    judgeTask: PATIENT,
    excludeFromTask: PATIENT,
    askAbsence: {
      may: BOTH,
      fill: ({ actors }) => ({ standInId: actors.caregiver.accountId, ...partsOf("fromOn", 20), ...partsOf("untilOn", 22) }),
    },
    acceptAbsence: { may: ["caregiver"], state: asked },
    endAbsence: { may: BOTH, state: asked },
  },
})
