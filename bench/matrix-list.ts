import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { listDocuments } from "@/lib/documents/queries"
import { makeProfessional } from "./care-team"
import { actorOf, makeCrowd } from "./crowd"
import { asPortal, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { inTurn, median, quantile, ratio, timed } from "./rounds"

type Size = { documents: number; rounds: number; lists: number }
type Asked = { actor: Actor; patientId: string }
const NURSE = "60"

/** The same documents listed for a nurse of the care team and for the patient: what matrix, marks and ties cost. */
export async function measureMatrixList(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_matrix")
  try {
    const crowd = await makeCrowd(database, { documents: size.documents, longRecord: 1 })
    const nurse = await makeProfessional(database, crowd, NURSE)
    const own = crowd.holders.map(({ accountId, patientId }) => ({ actor: actorOf({ accountId }), patientId }))
    const inCare = own.map(({ patientId }) => ({ actor: nurse, patientId }))
    return await asPortal(database.portalUrl, async () => {
      const lists = await compare({ own, inCare }, size, listTime)
      const whole = await compare({ own, inCare }, size, requestTime)
      return [
        tell("matrix-list", "a document list under the matrix ÷ the patient's own list", lists, { least: 0.8 }),
        tell("matrix-request", "the same with the decision and the line in the journal", whole, null),
      ]
    })
  } finally {
    await database.drop()
  }
}

type Sides = Record<"own" | "inCare", number[]>

/** Lists per second of each side, round after round. */
function compare(
  asked: Record<"own" | "inCare", Asked[]>,
  { rounds, lists }: Size,
  time: (one: Asked) => Promise<number>,
): Promise<Sides> {
  const side = (all: Asked[]) => async () => {
    const times: number[] = []
    for (let index = 0; index < lists; index++) times.push(await time(all[index % all.length] as Asked))
    return 1_000 / quantile(times, 0.5)
  }
  return inTurn({ own: side(asked.own), inCare: side(asked.inCare) }, rounds)
}

/** From the proof in hand until the lines are there. */
function listTime({ actor, patientId }: Asked): Promise<number> {
  return withAccess(actor, patientId, ["view:documents"], (access) => timed(() => listDocuments(access, {})))
}

const requestTime = ({ actor, patientId }: Asked): Promise<number> =>
  timed(() => withAccess(actor, patientId, ["view:documents"], (access) => listDocuments(access, {})))

function tell(id: string, what: string, { own, inCare }: Sides, aim: { least: number } | null): Figure {
  const detail = `${median(inCare).toFixed(0)} over ${median(own).toFixed(0)} lists a second, by the medians of each round.`
  return figure(id, what, ratio(inCare, own), "ratio", aim, detail)
}
