import type { Entry } from "./entry"

/**
 * What is to be done around the patient, by whom and by when. Whoever is let in writes tasks down, takes and does them (`act`) and
 * reads who does which; care does not (choix de Relais).
 */
export const tasks = {
  may: {
    view: ["consent", "parental_authority"],
    act: ["consent", "parental_authority"],
    // To say who sees a task.
    edit: ["parental_authority"],
  },
  consent: "whole",
  // The matrix of rights is asked of no profession here; a summary is what it would be judged as.
  items: { type: "60591-5", since: "said_at" },
  acts: {
    "task.listed": "list",
    "task.viewed": "daily",
    "task.added": "each",
    "task.changed": "each",
    "task.taken": "each",
    "task.given_back": "each",
    "task.finished": "each",
    "task.reopened": "each",
    "task.removed": "each",
    "task.restored": "each",
    "task.excluded": "each",
    "task.included": "each",
    "task.judged": "each",
    "task.printed": "each",
    "task.absence_asked": "each",
    "task.absence_accepted": "each",
    "task.absence_ended": "each",
  },
  kind: "tasks",
  icon: "check",
  page: { folder: "tasks", place: "help" },
  preview: true,
} as const satisfies Entry
