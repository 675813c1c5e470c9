"use server"

import { withOwn } from "@/lib/access/own-access"
import * as complaints from "@/lib/complaints/commands"
import { complaintSchema, oneComplaintSchema } from "@/lib/complaints/schema"
import { formAction } from "@/lib/request/form-action"

/** Sends it to whoever runs the portal, and shows what was sent. */
export const sendComplaint = formAction(complaintSchema, async (actor, said) => {
  const id = await withOwn(actor, (own) => complaints.sendComplaint(own, said))
  return `/account/complaints/${id}?done=sent`
})

/** Takes it back: its words are gone. */
export const withdrawComplaint = formAction(oneComplaintSchema, async (actor, { complaintId }) => {
  await withOwn(actor, (own) => complaints.withdrawComplaint(own, complaintId))
  return `/account/complaints/${complaintId}?done=withdrawn`
})
