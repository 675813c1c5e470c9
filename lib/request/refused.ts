import "server-only"
import { headers } from "next/headers"
import { use } from "react"

const kept = globalThis as typeof globalThis & { relaisRefused?: WeakSet<object> }

/**
 * The requests whose form was refused: without script the page is drawn in the same request as the action, whose headers are
 * one object all along. Kept by the process, because Next loads an action and its page each with its own copy of a module.
 */
function refused(): WeakSet<object> {
  kept.relaisRefused ??= new WeakSet()
  return kept.relaisRefused
}

/** Notes that the form of this request was refused. */
export async function noteRefused(): Promise<void> {
  refused().add(await headers())
}

/** Whether the page answers a form that was refused, which its title says first. */
export function useRefused(): boolean {
  return refused().has(use(headers()))
}
