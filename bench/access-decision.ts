import { decideItem, type Item } from "@/lib/access/items"
import { decideAccess } from "@/lib/access/policy"
import { withAccess } from "@/lib/access/require-access"
import type { Bases } from "@/lib/access/scope"
import { actorOf, type Crowd, makeCrowd, type Reader } from "./crowd"
import { asPortal, type Cluster, makeDatabase } from "./database"
import { type Figure, figure } from "./figures"
import { median, quantile } from "./rounds"

type Size = { documents: number; rounds: number; decisions: number }

/** P4: how long one question to the policy takes, with the database and without. */
export async function measureDecision(cluster: Cluster, size: Size): Promise<Figure[]> {
  const database = await makeDatabase(cluster, "bench_p4")
  try {
    const crowd = await makeCrowd(database, { documents: size.documents, longRecord: 1 })
    return [await asPortal(database.portalUrl, () => decideInDatabase(crowd, size)), decideInMemory(size)]
  } finally {
    await database.drop()
  }
}

/** From the call until the proof is in hand: a connection, BEGIN, who asks, the ties, the policy. */
async function decideInDatabase({ holders, caregivers }: Crowd, { rounds, decisions }: Size): Promise<Figure> {
  const readers = holders.flatMap((holder, index) => [holder, caregivers[index] as Reader])
  const p95s: number[] = []
  const p50s: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const times: number[] = []
    for (let index = 0; index < decisions; index++) times.push(await decisionTime(readers[index % readers.length] as Reader))
    // The first round warms up the connection, the caches and the compiler.
    if (round > 0) {
      p95s.push(quantile(times, 0.95))
      p50s.push(quantile(times, 0.5))
    }
  }
  const detail = `median ${median(p50s).toFixed(2)} ms; a connection, BEGIN, two statements and the policy, ${decisions} decisions a round.`
  return figure("P4-sql", "one access decision with its statements, p95", median(p95s), "ms", { below: 1 }, detail)
}

async function decisionTime(reader: Reader): Promise<number> {
  const from = performance.now()
  return withAccess(actorOf(reader), reader.patientId, ["view:documents"], async (access) => {
    const taken = performance.now() - from
    access.trace({ action: "document.listed", permission: "view:documents" })
    return taken
  })
}

/** A decision over five delegations and the twenty documents of a page. */
function decideInMemory({ rounds, decisions }: Size): Figure {
  const now = new Date()
  const { bases, items } = makeQuestion(now)
  const p99s: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const times: number[] = []
    for (let index = 0; index < decisions * 5; index++) {
      const from = process.hrtime.bigint()
      const decision = decideAccess({ actorAccountId: "claire", permissions: ["view:documents"], bases, now })
      if (!decision.granted) throw new Error("The decision should be yes")
      for (const item of items) decideItem(decision.scope, item)
      times.push(Number(process.hrtime.bigint() - from) / 1000)
    }
    if (round > 0) p99s.push(quantile(times, 0.99))
  }
  const detail = "one decision over five delegations, then twenty documents held against its scope."
  return figure("P4-policy", "the pure policy, p99", median(p99s), "µs", { below: 50 }, detail)
}

function makeQuestion(now: Date): { bases: Bases; items: Item[] } {
  const delegation = (id: number) => ({
    id: `delegation-${id}`,
    basis: "consent",
    caregiverAccountId: id === 4 ? "claire" : `somebody-${id}`,
    status: "active",
    permissions: ["view:documents", "add:documents"],
    documentGroups: ["lab_results", "prescriptions"],
    sensitiveTopics: ["mental_health"],
    opensAt: new Date(now.getTime() - 1000),
    closesAt: new Date(now.getTime() + 1000),
  })
  const item = (index: number): Item => ({
    section: "documents",
    typeCode: index % 2 ? "11502-2" : "57833-6",
    professionalAccountId: null,
    documentGroup: index % 2 ? "lab_results" : "prescriptions",
    sensitivity: index % 5 ? "not" : "sensitive",
    sensitiveTopic: index % 5 ? null : "mental_health",
    marks: ["N"],
    excludedFor: [],
  })
  return {
    bases: { holderAccountId: "jeanne", delegations: Array.from({ length: 5 }, (_, id) => delegation(id)), care: null },
    items: Array.from({ length: 20 }, (_, index) => item(index)),
  }
}
