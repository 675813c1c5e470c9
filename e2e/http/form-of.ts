import { expect } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { ask, portal } from "./client"
import { builtActions, type Form, formsOf } from "./forms"

/** What a browser sends along in which somebody is signed in, from the portal's own pages. */
export const as = async (actor: Actor) => ({ cookie: `${SESSION_COOKIE}=${await newSession(actor)}`, origin: portal() })

/** The form of an action on a page, with what somebody writes in it. */
export async function formOf(
  name: string,
  address: string,
  headers: Record<string, string>,
  written: Record<string, string> = {},
): Promise<Form> {
  const { status, text } = await ask(address, { headers })
  expect(status, address).toBe(200)
  const form = formsOf(text).find(({ actionId }) => builtActions().get(actionId) === name)
  if (!form) throw new Error(`${address} does not show the form of ${name}`)
  const kept = form.fields.filter(([field]) => !Object.hasOwn(written, field))
  return { ...form, fields: [...kept, ...Object.entries(written)] }
}
