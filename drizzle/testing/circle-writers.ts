import type { Said } from "./gestures"

/** The same of what the circle does together: appointments, what there is to do, the notebook and threads. */
export const OF_THE_CIRCLE: Said = [
  [
    {},
    {
      // Who was asked says yes, and who ends it names themselves: no column is changed alone.
      task_absences: "accepted_at, ended_at, ended_by_account_id, ended_by_name",
      tasks: "done_by_account_id somebody else, taken_by_account_id somebody else",
      thread_members: "reads_from shut",
      threads: "closed_by_account_id, closed_by_name",
    },
  ],
  [
    { person: "any", parent: "any" },
    {
      appointments: "sensitive_topic other, sensitivity closer, sensitivity wider",
      add: "prevention_answers decided",
      notes: "sensitive_topic other, sensitivity closer, sensitivity wider, version",
      tasks: "sensitive_topic other, sensitivity closer, sensitivity wider",
    },
  ],
  [
    { person: "any", parent: "own helped care" },
    {
      add: "thread_members somebody else",
      thread_members: "reads_from opened, removed_at in again, removed_at out",
      threads: "closed_at opened again",
    },
  ],
  [
    { person: "any", parent: "any", helper: "any" },
    {
      add: `appointment_documents, appointment_questions, appointments, note_closings, notes, prevention_answers noted, task_absences,
      tasks`,
      appointment_questions: "asked_at",
      remove: "appointment_documents",
      tasks: "done_by_account_id oneself, taken_by_account_id oneself",
    },
  ],
  [
    { person: "any", parent: "any", helper: "own" },
    {
      appointment_questions: "removed_at",
      remove: "prevention_answers",
      appointments: "version",
      tasks: "done_by_account_id nobody, taken_by_account_id nobody, version",
    },
  ],
  [
    { person: "own", parent: "own", helper: "own" },
    {
      add: "notes correcting",
      tasks: "done_at, done_by_name, taken_at, taken_by_name",
    },
  ],
  [
    { person: "own helped", parent: "own hers helped" },
    {
      appointments: "state confirmed",
    },
  ],
  [
    { person: "own helped", parent: "own hers helped", helper: "own" },
    {
      appointments: `bring, companion, companion_account_id, confirmed_at, confirmed_by_name, day, deleted_at, hour, place, said_at,
      state refused, state waiting, with_whom, zone`,
      tasks: "deleted_at, details, due_hour, due_on, linked_item_id, linked_section, said_at, title",
    },
  ],
  [
    { person: "any", parent: "own helped care", member: "own", visitor: "own" },
    {
      threads: "closed_at closed",
    },
  ],
  [
    { person: "own", parent: "own", helper: "own", member: "own", visitor: "own" },
    {
      add: "message_documents",
      thread_reads: "position, read_at",
    },
  ],
  [
    { person: "any", parent: "any", helper: "any", member: "any", visitor: "any" },
    {
      add: "threads",
    },
  ],
  [
    { person: "any", parent: "own helped care", helper: "own", member: "own", visitor: "own" },
    {
      add: "messages, thread_members oneself, thread_reads",
    },
  ],
]
