/** The jobs of the worker, by name: what a policy opens to one of them it opens to no other, and the database knows no other name. */
export const TASKS = [
  "journal.seal",
  "objects.sweep",
  "delegations.settle",
  "delegations.remind",
  "appointments.remind",
  "prevention.tell",
  "notices.send",
  "notices.post",
  "letters.send",
  "invitations.undelivered",
  "keys.rotate",
  "store.move",
  "reviewers.enrol",
  "evidence.erase",
  "documents.read",
  "complaints.read",
  "refills.tell",
  "exports.make",
  "spaces.erase",
] as const

/** What the journal writes in place of a job where nobody is signed in: the code of a printed emergency card opened it. */
export const BY_CARD_CODE = "emergency_card.code"

export type TaskName = (typeof TASKS)[number]
