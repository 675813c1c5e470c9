import type { Entry } from "./entry"

/** Whom to call: read in any care, whatever the profession, since somebody has to be told (choix de Relais). */
export const emergencyContacts = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation"],
    add: ["consent", "parental_authority"],
    edit: ["parental_authority"],
  },
  consent: "whole",
  acts: {
    "emergency_contact.listed": "list",
    "emergency_contact.added": "each",
    "emergency_contact.changed": "each",
    "emergency_contact.moved": "each",
    "emergency_contact.confirmed": "each",
    "emergency_contact.removed": "each",
  },
  kind: "emergency",
  icon: "phone",
  page: { folder: "emergency-contacts", place: "health" },
  preview: true,
} as const satisfies Entry
