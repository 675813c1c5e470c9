import { createHash } from "node:crypto"
import type { SaidOnce } from "../schema"

export type Box = { medicationId: string; countedOn: string; emptyOn: string }

/**
 * The task of a box that is nearly used up: words that say nothing of what it holds, and a tie that those alone see who read the
 * treatment. One box has one task, whoever asks for it and however often.
 */
export function taskOfBox({ medicationId, countedOn, emptyOn }: Box, title: string, today: string): SaidOnce {
  return {
    ...{ taskId: idOf(`refill ${medicationId} ${countedOn}`), title, dueOn: emptyOn < today ? today : emptyOn },
    ...{ dueHour: null, details: null, link: { section: "medications", itemId: medicationId } },
  }
}

/** A version-8 UUID out of what it stands for. */
function idOf(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-")
}
