import "server-only"
import { headers } from "next/headers"
import { writtenIn } from "@/lib/forms/rules"
import { getActor } from "./actor"

/** The word that the door gives to one answer alone. */
const NONCE_HEADER = "x-nonce"
/** What the framework's own script says of a form that it sends: its page holds the words itself. */
const SCRIPT_HEADER = "next-action"
/** A refusal is drawn in the instant after it; what nobody drew is the oldest here, and falls out. */
const MOST = 50

type Unsent = { accountId: string; written: string[] }

const kept = globalThis as typeof globalThis & { relaisUnsent?: Map<string, Unsent> }

/** By the answer. Kept by the process, because Next loads an action and its page each with its own copy of a module. */
function unsent(): Map<string, Unsent> {
  kept.relaisUnsent ??= new Map()
  return kept.relaisUnsent
}

/**
 * Notes what somebody wrote in a form whose page is no longer theirs, so that the answer can show it to them: for this one
 * answer, in memory, and nowhere else. Only an action may call it.
 */
export async function noteUnsent(accountId: string, data: FormData): Promise<void> {
  const asked = await headers()
  const nonce = asked.get(NONCE_HEADER)
  if (!nonce || asked.has(SCRIPT_HEADER)) return
  const written = writtenIn(data)
  if (written.length === 0) return
  const notes = unsent()
  notes.set(nonce, { accountId, written })
  for (const oldest of notes.keys()) if (notes.size > MOST) notes.delete(oldest)
}

/** What the person signed in wrote in the form that this answer refuses; told once. */
export async function takeUnsent(): Promise<string[]> {
  const nonce = (await headers()).get(NONCE_HEADER) ?? ""
  const note = unsent().get(nonce)
  unsent().delete(nonce)
  return note && note.accountId === (await getActor())?.accountId ? note.written : []
}
