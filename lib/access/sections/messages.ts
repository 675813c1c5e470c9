import type { Entry } from "./entry"

/**
 * Threads with professionals and with who helps. What is said in one is read by who is in it, from the message with which they came:
 * the permission alone opens none (docs/decisions/139).
 */
export const messages = {
  may: {
    view: ["consent", "parental_authority", "care_team", "consultation"],
    // To begin a thread, to write in one, and for a professional to close it.
    act: ["consent", "parental_authority", "care_team", "consultation"],
    // To let somebody into a thread or out of it, to open what was said before they came, to open a closed one again.
    edit: ["parental_authority"],
  },
  consent: "whole",
  acts: {
    "thread.listed": "list",
    "thread.viewed": "daily",
    "thread.opened": "each",
    "message.sent": "each",
    "thread.member_added": "each",
    "thread.member_removed": "each",
    "thread.shared": "each",
    "thread.closed": "each",
    "thread.reopened": "each",
  },
  kind: "messages",
  icon: "message",
  page: { folder: "messages", place: "messages" },
  preview: true,
} as const satisfies Entry
