import "server-only"
import type { Database } from "@/drizzle/client"
import { withTask } from "@/lib/access/system-task"
import { objectStore } from "@/lib/platform/objects/object-store"
import type { ObjectStore } from "@/lib/platform/objects/store"
import { namedAmong } from "./queries"

const DAY_MS = 86_400_000
const BATCH = 1000

/**
 * Removes every object that is a day old and that no row names, and says how many: an object is written before its row,
 * so a younger one may still wait for it; a row always has its object.
 */
export async function removeOrphans(worker: Database, store: ObjectStore = objectStore(), now = new Date()): Promise<number> {
  let removed = 0
  let batch: string[] = []
  const flush = async () => {
    const orphans = await withoutRow(worker, batch)
    for (const key of orphans) await store.delete(key)
    removed += orphans.length
    batch = []
  }
  for await (const { key, modifiedAt } of store.list()) {
    if (now.getTime() - modifiedAt.getTime() < DAY_MS) continue
    batch.push(key)
    if (batch.length === BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  return removed
}

/** The keys of a batch that no row names. */
async function withoutRow(worker: Database, keys: string[]): Promise<string[]> {
  return withTask(worker, "objects.sweep", async (task) => {
    const named = await namedAmong(task, keys)
    return keys.filter((key) => !named.has(key))
  })
}
