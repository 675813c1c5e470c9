import type { Entry } from "./entry"

/**
 * The agenda. Whoever is let in notes appointments and prepares them (`act`); care does not read it: a place and a name say
 * where a person goes, and a professional is told what is needed by the person (choix de Relais).
 */
export const appointments = {
  may: {
    view: ["consent", "parental_authority"],
    act: ["consent", "parental_authority"],
    // To confirm or refuse what is proposed, and to say who sees it.
    edit: ["parental_authority"],
  },
  consent: "whole",
  // The matrix of rights is asked of no profession here; a summary is what it would be judged as.
  items: { type: "60591-5", since: "said_at" },
  acts: {
    "appointment.listed": "list",
    "appointment.viewed": "daily",
    "appointment.added": "each",
    "appointment.changed": "each",
    "appointment.cancelled": "each",
    "appointment.restored": "each",
    "appointment.confirmed": "each",
    "appointment.refused": "each",
    "appointment.prepared": "each",
    "appointment.reminded": "each",
    "appointment.printed": "each",
    "appointment.feed_given": "each",
    "appointment.feed_shown": "list",
    "appointment.feed_withdrawn": "each",
    "appointment.feed_read": "daily",
    "appointment.excluded": "each",
    "appointment.included": "each",
    "appointment.judged": "each",
  },
  kind: "appointments",
  icon: "calendar",
  page: { folder: "appointments", place: "appointments" },
  preview: true,
} as const satisfies Entry
