import type { Database, Transaction } from "@/drizzle/client"
import type { JobPayloads } from "../jobs/enqueue"
import { giveUp, keepQuiet, markSent, type Post, putOff, takeNext, takeRepeats, tryLater, type Waiting } from "./outbox"

/** What a server answered: taken, refused for good, or to be asked again later. */
export type Delivery = { outcome: "sent" } | { outcome: "refused" | "later"; reason: string }

/** How one kind of post leaves: handed over under a name that follows from its id; what nobody takes is kept for a person to see. */
export type Carrier<Of extends Post> = {
  post: Of
  send(said: JobPayloads[Of], as: { id: string; count: number }): Promise<Delivery>
  keepAside(tx: Transaction, said: JobPayloads[Of], reason: string): Promise<void>
  close(): void
}

/**
 * Sends what has its turn, in a transaction that keeps it meanwhile; false when nothing may go now. Each goes out at least
 * once, in the order of its person. It could go out twice only where the worker or Postgres dies between the server's yes and
 * the commit, some milliseconds, and bears the same name then.
 */
export function deliverNext<Of extends Post>(worker: Database, carrier: Carrier<Of>): Promise<boolean> {
  return worker.transaction(async (tx) => {
    const waiting = await takeNext(tx, carrier.post)
    if (!waiting) return false
    if (!(await keepQuiet(tx, waiting)) && !(await putOff(tx, waiting))) await deliver(tx, carrier, waiting)
    return true
  })
}

async function deliver<Of extends Post>(tx: Transaction, carrier: Carrier<Of>, waiting: Waiting<Of>): Promise<void> {
  const repeats = await takeRepeats(tx, waiting)
  const { id, said, post } = waiting
  const delivery = await carrier.send(said, { id, count: repeats.length + 1 })
  if (delivery.outcome === "later" && (await tryLater(tx, waiting))) return
  if (delivery.outcome !== "later") await markSent(tx, post, [id, ...repeats])
  if (delivery.outcome === "sent") return
  await giveUp(tx, waiting)
  await carrier.keepAside(tx, said, delivery.reason)
}
