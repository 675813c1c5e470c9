import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

setFlagsFromString("--expose-gc")
const collect: () => void = runInNewContext("gc")

/** What this process cannot let go of, in MB: rubbish is collected first. */
function held(): number {
  collect()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const LOOK_EVERY_MS = 1_000

/** Does some work; gives how long it took, and what it held at most more than before, in MB. */
export async function watched<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; seconds: number; megabytes: number }> {
  const before = held()
  let highest = before
  const watching = setInterval(() => {
    highest = Math.max(highest, held())
  }, LOOK_EVERY_MS)
  const begun = performance.now()
  const result = await work().finally(() => clearInterval(watching))
  return { result, seconds: (performance.now() - begun) / 1000, megabytes: Math.max(highest, held()) - before }
}
