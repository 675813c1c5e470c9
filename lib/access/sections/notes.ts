import type { Entry } from "./entry"

/**
 * The notebook of those around the patient: signed notes for whoever comes next, and points to watch. Whoever is let in reads and
 * writes; care does not (choix de Relais).
 */
export const notes = {
  may: {
    view: ["consent", "parental_authority"],
    add: ["consent", "parental_authority"],
    // To say who sees a note.
    edit: ["parental_authority"],
  },
  consent: "whole",
  // The matrix of rights is asked of no profession here; a summary is what it would be judged as.
  items: { type: "60591-5", since: "written_at" },
  acts: {
    "note.listed": "list",
    "note.added": "each",
    "note.corrected": "each",
    "note.closed": "each",
    "note.viewed": "daily",
    "note.excluded": "each",
    "note.included": "each",
    "note.judged": "each",
  },
  kind: "notes",
  icon: "edit",
  page: { folder: "notebook", place: "help" },
  preview: true,
} as const satisfies Entry
