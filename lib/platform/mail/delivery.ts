import type { Database } from "@/drizzle/client"
import { enqueue } from "../jobs/enqueue"
import { type Mail, sendMail } from "./send"

/** Delivers one queued mail; one that the server refuses for good is kept aside with the reason, so that nothing is lost. */
export async function deliverMail(mail: Mail, worker: Database): Promise<void> {
  const delivery = await sendMail(mail)
  if (delivery.delivered) return
  await enqueue(worker, "mail.refused", { ...mail, reason: delivery.reason })
}
