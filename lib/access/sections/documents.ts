import type { Entry } from "./entry"

export const documents = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation", "author"],
    add: ["consent", "parental_authority", "care_team", "consultation"],
    edit: [],
  },
  consent: "by_group",
  items: { type: "own", since: "deposited_at" },
  acts: {
    "document.listed": "list",
    "document.viewed": "daily",
    "document.opened": "each",
    "document.download_failed": "each",
    "document.deposited": "each",
    "document.described": "each",
    "document.hidden_from_professionals": "each",
    "document.shown_to_professionals": "each",
    "document.excluded": "each",
    "document.included": "each",
    "document.deleted": "each",
    "document.restored": "each",
    "document.withdrawn": "each",
    "document.readers_asked": "daily",
    "deposit.started": "each",
    "deposit.identity_confirmed": "each",
    "deposit.discarded": "each",
  },
  kind: "documents",
  icon: "document",
  page: { folder: "documents", place: "documents" },
  preview: true,
} as const satisfies Entry
