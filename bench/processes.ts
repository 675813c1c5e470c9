import { readdirSync, readFileSync } from "node:fs"

/** Of Linux: how many ticks a second of CPU has. */
const TICKS = 100

/** Seconds of CPU that a process has used, all its threads together; 0 once it is gone. */
export function cpuSecondsOf(pid: number): number {
  // The name of a process may hold blanks and brackets: fields are counted after it.
  const fields = readQuietly(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? []
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS
}

/** The same for a server and the processes that it made, those that have ended too. */
export function cpuSecondsOfFamily(parent: number): number {
  const fields = readQuietly(`/proc/${parent}/stat`).split(") ").at(-1)?.split(" ") ?? []
  const ended = (Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / TICKS
  return familyOf(parent).reduce((sum, pid) => sum + cpuSecondsOf(pid), ended)
}

/** A server and the processes that it made. */
export function familyOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => pid === parent || parentOf(pid) === parent)
}

const parentOf = (pid: number) => Number(/^PPid:\s+(\d+)/m.exec(readQuietly(`/proc/${pid}/status`))?.[1] ?? 0)

/** What stands in a file of /proc: nothing where the process ended between being listed and being read. */
export function readQuietly(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return ""
  }
}
