"use server"

import * as prevention from "@/lib/prevention/commands"
import { decideSchema, doneSchema, noteSchema, refuseSchema, silenceSchema, takeBackSchema } from "@/lib/prevention/schema"
import { patientAction } from "@/lib/request/patient-action"

const page = (patientId: string) => `/patients/${patientId}/prevention`

/** It was done on a day. */
export const noteDone = patientAction(doneSchema, ["act:prevention"], async (access, { patientId, ...said }) => {
  await prevention.noteDone(access, said)
  return `${page(patientId)}?done=noted`
})

/** It was never done, or waits. */
export const noteOtherwise = patientAction(noteSchema, ["act:prevention"], async (access, { patientId, code, kind }) => {
  await prevention.noteOtherwise(access, code, kind)
  return `${page(patientId)}?done=noted`
})

/** It concerns the person, there is no high risk, or it is to be silent. */
export const decidePrevention = patientAction(decideSchema, ["edit:prevention"], async (access, { patientId, code, kind }) => {
  await prevention.decidePrevention(access, code, kind)
  return `${page(patientId)}?done=decided`
})

/** It is not for the person, with a reason or without. */
export const decideNotForMe = patientAction(refuseSchema, ["edit:prevention"], async (access, { patientId, code, reason }) => {
  await prevention.decideNotForMe(access, code, reason)
  return `${page(patientId)}?done=decided`
})

/** Nothing more is offered. */
export const silencePrevention = patientAction(silenceSchema, ["edit:prevention"], async (access, { patientId }) => {
  await prevention.silencePrevention(access)
  return `${page(patientId)}?done=silenced`
})

/** An answer is as if it had not been given. */
export const takeBackPrevention = patientAction(takeBackSchema, ["act:prevention"], async (access, { patientId, answerId }) => {
  await prevention.takeBackPrevention(access, answerId)
  return `${page(patientId)}?done=taken_back`
})
