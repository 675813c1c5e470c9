import { randomUUID } from "node:crypto"
import { newActor, newPatient } from "@/lib/access/testing"
import { asPortal } from "./database"
import { type Figure, figure } from "./figures"
import type { Portal } from "./portal"
import { inTurn, median, ratio, timed } from "./rounds"

type Size = { rounds: number; knocks: number }

/** SAME: whether the time of "not found" tells a space that is somebody else's from one that does not exist. */
export async function measureSameAnswer(portal: Portal, { rounds, knocks }: Size): Promise<Figure[]> {
  // A space is knocked at once: the journal tells its holder, which a second time within ten minutes it would not.
  const spaces = await asPortal(portal.environment.DATABASE_URL ?? "", async () => {
    const opened = Array.from({ length: (rounds + 1) * knocks }, async () => newPatient(await newActor("Karim Benali")))
    return Promise.all(opened)
  })
  const medianOf = async (next: () => string) => {
    const times: number[] = []
    for (let knock = 0; knock < knocks; knock++) times.push(await timed(() => expectNotFound(portal, next())))
    return median(times)
  }
  const sides = { absent: () => medianOf(randomUUID), forbidden: () => medianOf(() => spaces.pop() ?? "") }
  // Unread: the compilers and the connections warm up.
  await inTurn(sides, 1)
  const { absent, forbidden } = await inTurn(sides, rounds)
  const over = ratio(forbidden, absent)
  const detail = `forbidden ${median(forbidden).toFixed(1)} ms, absent ${median(absent).toFixed(1)} ms; ${knocks} of each a round.`
  const what = "not found: the slower of forbidden and absent ÷ the quicker, medians"
  return [figure("SAME", what, Math.max(over, 1 / over), "ratio", { most: 1.05 }, detail)]
}

async function expectNotFound({ url, cookie }: Portal, patientId: string): Promise<void> {
  const response = await fetch(`${url}/patients/${patientId}/documents`, { headers: { cookie }, redirect: "manual" })
  await response.arrayBuffer()
  if (response.status !== 404) throw new Error(`A space of somebody else answers ${response.status}`)
}
