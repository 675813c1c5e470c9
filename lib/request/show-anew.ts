import "server-only"
import { refresh } from "next/cache"

/** Reads the page of a form again with the answer of its action: what it was drawn from has changed meanwhile. What was typed stays. */
export function showAnew(): void {
  refresh()
}
