import type { Database, Transaction } from "@/drizzle/client"
import { keepAside, keepQuiet, type Mail, markSent, putOff, takeNext, takeRepeats, tryLater, type Waiting } from "./outbox"
import { sendMail } from "./send"

/**
 * Sends the mail whose turn it is, in a transaction that keeps it meanwhile; false when none may go now. Each goes out at least
 * once, in the order of its person. It could go out twice only where the worker or Postgres dies between the server's yes and
 * the commit, some milliseconds, and bears the same Message-ID then.
 */
export function deliverNext(worker: Database): Promise<boolean> {
  return worker.transaction(async (tx) => {
    const waiting = await takeNext(tx)
    if (!waiting) return false
    if (!(await keepQuiet(tx, waiting)) && !(await putOff(tx, waiting))) await deliver(tx, waiting)
    return true
  })
}

async function deliver(tx: Transaction, waiting: Waiting): Promise<void> {
  const repeats = await takeRepeats(tx, waiting)
  const delivery = await sendMail(counted(waiting.mail, repeats.length + 1), waiting.id)
  if (delivery.outcome === "later") return tryLater(tx, waiting, delivery.reason)
  await markSent(tx, [waiting.id, ...repeats])
  if (delivery.outcome === "refused") await keepAside(tx, waiting.id, waiting.mail, delivery.reason)
}

const counted = ({ many, ...mail }: Mail, count: number): Mail =>
  count > 1 && many ? { ...mail, text: many.replaceAll("{count}", String(count)) } : mail
