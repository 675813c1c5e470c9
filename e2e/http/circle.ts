import { makeCircle } from "../circle/circle"
import type { Circle } from "../circle/ids"

const kept = globalThis as typeof globalThis & { relaisCircle?: Promise<Circle> }

/** The people of this process of the tests, whom no test changes. */
export function circle(): Promise<Circle> {
  kept.relaisCircle ??= makeCircle()
  return kept.relaisCircle
}
