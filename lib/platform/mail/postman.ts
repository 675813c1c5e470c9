import "server-only"
import { openDatabase } from "@/drizzle/client"
import type { RunningWorker } from "../jobs/worker"
import { type Carrier, deliverNext } from "./delivery"
import type { Post } from "./outbox"

/** How many of them are on their way at once, each on a connection of its own to Postgres and to the server. */
const AT_ONCE = 4
/** What waits for its time rings no bell. */
const LOOK_EVERY_MS = 5_000

type Pace = { atOnce?: number; lookEveryMs?: number }

/** Sends what is enqueued for this carrier, as soon as it is committed, until it is stopped; what is being sent then is finished. */
export async function startPostman<Of extends Post>(url: string, carrier: Carrier<Of>, pace: Pace = {}): Promise<RunningWorker> {
  const { atOnce = AT_ONCE, lookEveryMs = LOOK_EVERY_MS } = pace
  const { sql, database } = openDatabase(url, atOnce)
  const bell = new Bell()
  let stopping = false
  // Rung by each commit that enqueues one, and whenever the connection was lost: what came meanwhile was not heard.
  const listening = await sql.listen(
    "jobs",
    (job) => job === carrier.post && bell.ring(),
    () => bell.ring(),
  )
  const clock = setInterval(() => bell.ring(), lookEveryMs)

  async function carry() {
    while (!stopping) {
      const rung = bell.next
      const sent = await deliverNext(database, carrier).catch((error: Error) => console.error(`The worker: ${error.message}`))
      if (!sent && !stopping) await rung
    }
  }

  const lanes = Array.from({ length: atOnce }, carry)
  return {
    stop: async () => {
      stopping = true
      clearInterval(clock)
      bell.ring()
      await Promise.all(lanes)
      await listening.unlisten()
      await sql.end()
      carrier.close()
    },
  }
}

/** A ring that comes between a look and a rest is not lost: whoever looks takes hold of the next ring first. */
class Bell {
  next = Promise.resolve()
  #ring = () => {}

  constructor() {
    this.#hang()
  }

  ring(): void {
    this.#ring()
    this.#hang()
  }

  #hang(): void {
    this.next = new Promise((ring) => {
      this.#ring = ring
    })
  }
}
