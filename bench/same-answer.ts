import { randomUUID } from "node:crypto"
import { newActor, newDocument, newPatient } from "@/lib/access/testing"
import { asPortal } from "./database"
import { type Figure, figure } from "./figures"
import type { Portal } from "./portal"
import { median, timed } from "./rounds"

type Foreign = { patientId: string; documentId: string }
/** One way to knock: at what somebody else has, or at what nobody has. */
type Kind = { id: string; what: string; path: (own: string, foreign: Foreign) => string }

const KINDS: Kind[] = [
  { id: "space", what: "a page of another's space", path: (_, { patientId }) => `/patients/${patientId}/documents` },
  {
    id: "file",
    what: "a file in another's space",
    path: (_, { patientId, documentId }) => `/patients/${patientId}/documents/${documentId}/file?page=0`,
  },
  {
    id: "item",
    what: "another's document under one's own space",
    path: (own, { documentId }) => `/patients/${own}/documents/${documentId}`,
  },
]
const WARMING = 50
const AT_ONCE = 20

/** SAME: whether the time of "not found" tells what is somebody else's from what does not exist; in pairs, each other pair begun at the other end. */
export async function measureSameAnswer(portal: Portal, { pairs }: { pairs: number }): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const kind of KINDS) {
    // Each is knocked at once: the journal tells its holder, which a second time within ten minutes it would not.
    const foreign = await makeForeign(portal, pairs + WARMING)
    await knockInPairs(portal, kind, foreign.splice(0, WARMING))
    figures.push(sameAnswer(kind, await knockInPairs(portal, kind, foreign)))
  }
  return figures
}

function makeForeign({ environment }: Portal, count: number): Promise<Foreign[]> {
  return asPortal(environment.DATABASE_URL ?? "", async () => {
    const made: Foreign[] = []
    while (made.length < count) made.push(...(await Promise.all(Array.from({ length: AT_ONCE }, makeOne))))
    return made.slice(0, count)
  })
}

async function makeOne(): Promise<Foreign> {
  const holder = await newActor("Karim Benali")
  const patientId = await newPatient(holder)
  return { patientId, documentId: await newDocument(holder, patientId) }
}

type Times = { forbidden: number[]; absent: number[] }

async function knockInPairs(portal: Portal, { path }: Kind, foreign: readonly Foreign[]): Promise<Times> {
  const times: Times = { forbidden: [], absent: [] }
  const knock = async (side: keyof Times, at: Foreign) => {
    times[side].push(await timed(() => expectNotFound(portal, path(portal.patientId, at))))
  }
  for (const [number, at] of foreign.entries()) {
    const sides: [keyof Times, Foreign][] = [
      ["forbidden", at],
      ["absent", { patientId: randomUUID(), documentId: randomUUID() }],
    ]
    for (const [side, where] of number % 2 === 0 ? sides : sides.reverse()) await knock(side, where)
  }
  return times
}

function sameAnswer({ id, what }: Kind, { forbidden, absent }: Times): Figure {
  const over = median(forbidden) / median(absent)
  const detail = `forbidden ${median(forbidden).toFixed(2)} ms, absent ${median(absent).toFixed(2)} ms; ${forbidden.length} pairs.`
  const said = `not found, ${what}: the slower of forbidden and absent ÷ the quicker, medians`
  return figure(`SAME-${id}`, said, Math.max(over, 1 / over), "ratio", { most: 1.02 }, detail)
}

async function expectNotFound({ url, cookie }: Portal, path: string): Promise<void> {
  const response = await fetch(url + path, { headers: { cookie }, redirect: "manual" })
  await response.arrayBuffer()
  if (response.status !== 404) throw new Error(`What somebody else has answers ${response.status}`)
}
