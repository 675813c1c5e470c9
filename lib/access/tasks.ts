/** The jobs of the worker, by name: what a policy opens to one of them it opens to no other, and the database knows no other name. */
export const TASKS = [
  "journal.seal",
  "objects.sweep",
  "delegations.settle",
  "delegations.remind",
  "notices.send",
  "invitations.undelivered",
  "keys.rotate",
  "store.move",
  "reviewers.enrol",
  "evidence.erase",
] as const
export type TaskName = (typeof TASKS)[number]
