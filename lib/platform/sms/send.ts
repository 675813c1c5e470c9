import { configuration } from "../configuration"
import { enqueue, type JobPayloads } from "../jobs/enqueue"
import type { Carrier, Delivery } from "../mail/delivery"
import { inGsm } from "./gsm"

/** A gateway that says nothing for so long is asked again later. */
const PATIENCE_MS = 10_000

/** What says that this number or this text will be refused the next time too; all else is for the gateway or its operator to mend. */
const FOR_GOOD: readonly number[] = [400, 404, 410, 422]

/**
 * Hands one text message to the operator's gateway (DEPLOYMENT.md says how), under its id as `Idempotency-Key`: a gateway that is
 * asked twice sends once. Nothing is followed to another address with the token in hand.
 */
async function sendSms({ to, text }: JobPayloads["sms.send"], { id }: { id: string }): Promise<Delivery> {
  const { sms } = configuration()
  if (!sms) return { outcome: "refused", reason: "No gateway for SMS is set up" }
  try {
    const answer = await fetch(sms.url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${sms.token}`, "idempotency-key": id },
      body: JSON.stringify({ id, to, from: sms.from, text: inGsm(text) }),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await answer.body?.cancel()
    if (answer.ok) return { outcome: "sent" }
    return { outcome: FOR_GOOD.includes(answer.status) ? "refused" : "later", reason: `The gateway answered ${answer.status}` }
  } catch (error) {
    return { outcome: "later", reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Text messages, handed to the operator's gateway; what it takes from nobody goes out as the mail that was written beside it. */
export const SMS: Carrier<"sms.send"> = {
  post: "sms.send",
  send: sendSms,
  keepAside: async (tx, sms, reason) => {
    await enqueue(tx, "sms.refused", { ...sms, reason })
    if (sms.otherwise) await enqueue(tx, "mail.send", sms.otherwise.mail, { key: sms.otherwise.key })
  },
  close: () => {},
}
