/** What a task can be tied to: each a section, of which one item is meant. */
export const TASK_LINKS = ["appointments", "documents", "medications"] as const
export type TaskLink = (typeof TASK_LINKS)[number]
