"use server"

import * as notes from "@/lib/notes/commands"
import { addNoteSchema, correctNoteSchema, excludeFromSchema, judgeSchema, noteSchema } from "@/lib/notes/schema"
import * as sight from "@/lib/notes/sight/commands"
import { patientAction } from "@/lib/request/patient-action"

const notebook = (patientId: string) => `/patients/${patientId}/notebook`

/** A note, signed for good. */
export const addNote = patientAction(addNoteSchema, ["add:notes"], async (access, { patientId, ...said }) => {
  await notes.addNote(access, said)
  return `${notebook(patientId)}?done=added`
})

/** A correction, which stands at its note. */
export const correctNote = patientAction(correctNoteSchema, ["add:notes"], async (access, { patientId, ...said }) => {
  await notes.correctNote(access, said)
  return `${notebook(patientId)}?done=corrected`
})

/** It need no longer be watched. */
export const closePoint = patientAction(noteSchema, ["add:notes"], async (access, { patientId, noteId }) => {
  await notes.closePoint(access, noteId)
  return `${notebook(patientId)}?done=closed`
})

/** Private, or not. */
export const judgeNote = patientAction(judgeSchema, ["edit:notes"], async (access, { patientId, noteId, sensitivity }) => {
  await sight.judgeNote(access, noteId, sensitivity === "sensitive")
  return `${notebook(patientId)}/${noteId}?done=judged`
})

/** Keeps from one caregiver, or shows again. */
export const excludeFromNote = patientAction(excludeFromSchema, ["edit:notes"], async (access, input) => {
  const isExcluded = input.excluded === "yes"
  await sight.excludeFromNote(access, input.noteId, input.caregiverId, isExcluded)
  return `${notebook(access.patientId)}/${input.noteId}?done=${isExcluded ? "excluded" : "included"}`
})
