import "server-only"
import { randomUUID } from "node:crypto"

/** Logs a fault and returns the reference that the person can quote: kind and place in the code, never words, which may hold health data. */
export function logFault(error: unknown): string {
  const reference = randomUUID()
  const cause = error instanceof Error && error.cause !== undefined ? told(error.cause) : undefined
  console.error(JSON.stringify({ event: "fault", reference, ...told(error), cause }))
  return reference
}

function told(error: unknown) {
  const kind = error instanceof Error ? error.name : typeof error
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined
  const frames = error instanceof Error ? error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) : undefined
  return { kind, code, place: frames?.slice(0, 6).map((line) => line.trim()) }
}
