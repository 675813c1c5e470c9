import { existsSync, readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"
import { download, heavyPdf, makeDocument, upload } from "./deposit"
import { type Figure, figure } from "./figures"
import { getPage, type Portal } from "./portal"
import { familyOf, readQuietly } from "./processes"
import { median } from "./rounds"

type Size = { bytes: number; rounds: number }

/** What the processes hold at rest, and what the portal takes more while a large file goes up and comes down. */
export async function measureMemory(portal: Portal, postgresPid: number, { bytes, rounds }: Size): Promise<Figure[]> {
  // Only Linux says what a process holds.
  if (!existsSync("/proc/self/smaps_rollup")) return []
  const path = `/patients/${portal.patientId}/documents`
  for (let index = 0; index < 20; index++) await getPage(portal, path)
  await makeDocument(portal, await upload(portal, heavyPdf(10_000)))
  await sleep(5_000)
  const rest = { portal: held(portal.pid("portal")), worker: held(portal.pid("worker")), postgres: heldByFamily(postgresPid) }
  const file = heavyPdf(bytes)
  const growth: number[] = []
  for (let round = 0; round < rounds; round++)
    growth.push((await highestDuring(portal.pid("portal"), () => upAndDown(portal, file))) - rest.portal)
  return [
    figure("memory-portal", "portal at rest, resident", rest.portal, "MB", null, "after its first pages and one small deposit."),
    figure("memory-worker", "worker at rest, resident", rest.worker, "MB", null, "waiting for jobs."),
    figure("memory-postgres", "Postgres at rest, all its processes", rest.postgres, "MB", null, "shared memory counted once."),
    figure(
      "memory-growth",
      "the portal's growth while 20 MB go up and come down",
      median(growth),
      "MB",
      { most: 60 },
      `median of ${rounds} times: ${growth.map((value) => Math.round(value)).join(", ")} MB above rest at the highest.`,
    ),
  ]
}

async function upAndDown(portal: Portal, file: Buffer) {
  const documentId = await makeDocument(portal, await upload(portal, file))
  const bytes = await download(portal, documentId)
  if (bytes !== file.length) throw new Error(`${file.length} bytes went up and ${bytes} came down`)
}

/** The most that a process held while the work went on, in megabytes. */
async function highestDuring(pid: number, work: () => Promise<void>): Promise<number> {
  let highest = held(pid)
  const watch = setInterval(() => {
    highest = Math.max(highest, held(pid))
  }, 20)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  await sleep(1_000)
  return highest
}

/** Resident memory of one process, in megabytes. */
function held(pid: number): number {
  const [, kilobytes = "0"] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? []
  return Number(kilobytes) / 1024
}

/** Memory of a server and the processes it made; what they share is divided among them before it is added up. */
function heldByFamily(parent: number): number {
  const kilobytes = familyOf(parent).map((pid) =>
    Number(/^Pss:\s+(\d+) kB/m.exec(readQuietly(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0),
  )
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024
}
