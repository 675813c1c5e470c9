/** What every item says of itself when it begins. */
export const ofItem = (table: string, saidAt: string) => ({
  [`${table}.${saidAt}`]: "stamped",
  [`${table}.author_account_id`]: "oneself",
  [`${table}.deleted_at`]: "nothing",
  [`${table}.version`]: "one",
})

/** What a new row of the circle may say of its state, where a caregiver adds it. */
export const CIRCLE_BEGINS: Record<string, string> = {
  "answer_times.account_id": "oneself",
  "answer_times.said_at": "stamped",
  "messages.author_account_id": "oneself",
  "messages.author_kind": "caregiver",
  "messages.sent_at": "stamped",
  "thread_reads.account_id": "oneself",
  "thread_reads.read_at": "stamped",
  "threads.author_account_id": "oneself",
  "threads.author_kind": "caregiver",
  "threads.closed_at": "nothing",
  "threads.opened_at": "stamped",
  ...ofItem("notes", "written_at"),
  "notes.author_kind": "caregiver",
  "notes.state": "stands",
  "note_closings.account_id": "oneself",
  "note_closings.closed_at": "stamped",
  "note_closings.decides": "helping",
  ...ofItem("tasks", "said_at"),
  "tasks.author_kind": "caregiver",
  "tasks.state": "stands",
  "tasks.done_at": "nothing",
  "tasks.taken_at": "nothing",
  "task_absences.account_id": "oneself",
  "task_absences.asked_at": "stamped",
  "task_absences.accepted_at": "nothing",
  "task_absences.ended_at": "nothing",
}
