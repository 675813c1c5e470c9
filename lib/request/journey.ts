import "server-only"
import { hkdfSync } from "node:crypto"
import { z } from "zod"
import { safeBackPath } from "@/lib/account/rules"
import { configuration } from "@/lib/platform/configuration"
import { decryptText, encryptText } from "@/lib/platform/keys/keyring"
import { AUTH_COOKIES, JOURNEY_COOKIE, readCookies, setCookie } from "./cookies"
import type { Answer } from "./next-auth-call"

type Cookies = Record<string, string>

/** Longer than next-auth's own quarter of an hour: whoever comes back too late still goes on to where they were going. */
const SECONDS = 3600
/** A browser keeps so many sign-ins under way; the oldest one goes. */
const MOST = 4

const { callbackUrl, pkceCodeVerifier, state, nonce } = AUTH_COOKIES
const NEXT_AUTH_NAMES = [callbackUrl, pkceCodeVerifier, state, nonce].map(({ name }) => name)

const journey = z.object({
  begunAt: z.number(),
  /** The person was asked to sign in anew. */
  isStepUp: z.boolean(),
  /** next-auth's own, by their names. */
  cookies: z.record(z.string(), z.string()),
})

/** A sign-in between the link and the way back from the provider; nothing is known of one that this browser did not begin. */
export type Journey = Omit<z.infer<typeof journey>, "begunAt">

/** One cookie a sign-in, named after its state, so that two tabs do not lose one another's. */
const nameOf = (asked: string | null | undefined) => `${JOURNEY_COOKIE}-${asked?.slice(0, 16).replace(/[^\w-]/g, "")}`

/** The Set-Cookie lines by which the browser keeps a sign-in that begins. */
export function keepJourney(before: Cookies, { location, setCookies }: Answer, isStepUp: boolean, now: Date): string[] {
  const given = readCookies(setCookies.map((line) => line.split(";")[0]).join("; "))
  const cookies = Object.fromEntries(NEXT_AUTH_NAMES.flatMap((name) => (given[name] ? [[name, given[name]]] : [])))
  const value = encodeURIComponent(JSON.stringify({ begunAt: now.getTime(), isStepUp, cookies }))
  const name = nameOf(new URL(location ?? "").searchParams.get("state"))
  return [...oldest(before).map((old) => setCookie(old, "", 0)), setCookie(name, value, SECONDS)]
}

/** The sign-in with this state, and the Set-Cookie line that forgets it. */
export function findJourney(cookies: Cookies, asked: string | undefined): { journey: Journey; forget: string } {
  const name = nameOf(asked)
  return { journey: parse(cookies[name]) ?? { isStepUp: false, cookies: {} }, forget: setCookie(name, "", 0) }
}

/** Where the person was going when the sign-in began, as this browser keeps it; nothing more than home is nowhere. */
export function wayBack({ cookies }: Journey, home: string): string | null {
  const kept = cookies[callbackUrl.name] ?? ""
  const { url } = configuration()
  const path = kept.startsWith(`${url}/`) ? kept.slice(url.length) : home
  return path === home ? null : path
}

/** next-auth's own state, which is always as long. */
const STATE_SIGNS = 43
/** What any provider takes for a state, and an address of ours for a way back; one that is longer stays in this browser alone. */
const LONGEST_STATE = 480

/**
 * The provider's address with where the person was going behind its state: it comes back to a browser that lost its cookies on
 * the way. Encrypted, because it is not the provider's to know, and bound to this one sign-in, whose hour it lives.
 */
export function carryBack(location: string, back: string, now: Date): string {
  const address = new URL(location)
  const state = address.searchParams.get("state") ?? ""
  const sealed = encryptText(key(), `${now.getTime()} ${back}`, `way back|${state}`).toString("base64url")
  if (state.length !== STATE_SIGNS || state.length + sealed.length > LONGEST_STATE) return location
  address.searchParams.set("state", state + sealed)
  return address.href
}

/**
 * The state as next-auth gave it, and the page that leads on to what travelled behind it: still sealed, for whoever brings a state
 * may have read it anywhere. A state behind which nothing of ours stands is next-auth's whole, however long.
 */
export function carriedBack(asked: string | undefined, now: Date): { state: string | undefined; back: string | null } {
  if (!asked || !open(asked)) return { state: asked, back: null }
  return { state: asked.slice(0, STATE_SIGNS), back: openKept(asked, now) && keptPage(asked) }
}

/** Where the sign-in page leads on to: what is sealed is opened for who is signed in, within its hour, and for nobody else. */
export function wayOn({ back, kept }: { back?: string; kept?: string }, isSignedIn: boolean, now: Date): string | null {
  if (!kept) return safeBackPath(back)
  return safeBackPath(isSignedIn ? openKept(kept, now) : keptPage(kept))
}

const keptPage = (kept: string) => `/sign-in?kept=${encodeURIComponent(kept)}`

function openKept(kept: string, now: Date): string | null {
  const found = open(kept)
  return found && now.getTime() - found.begunAt < SECONDS * 1000 ? found.back : null
}

function open(kept: string): { begunAt: number; back: string } | null {
  const [state, sealed] = [kept.slice(0, STATE_SIGNS), kept.slice(STATE_SIGNS)]
  try {
    const text = decryptText(key(), Buffer.from(sealed, "base64url"), `way back|${state}`)
    const [, begunAt, back] = /^(\d+) (.*)$/.exec(text) ?? []
    return back === undefined ? null : { begunAt: Number(begunAt), back }
  } catch {
    return null
  }
}

function key(): Buffer {
  return Buffer.from(hkdfSync("sha256", configuration().secret, "", "relais way back", 32))
}

function oldest(cookies: Cookies): string[] {
  const begunAt = (name: string) => parse(cookies[name])?.begunAt ?? 0
  const names = Object.keys(cookies).filter((name) => name.startsWith(`${JOURNEY_COOKIE}-`))
  return names.sort((a, b) => begunAt(b) - begunAt(a)).slice(MOST - 1)
}

function parse(value: string | undefined): z.infer<typeof journey> | null {
  try {
    return journey.parse(JSON.parse(value ?? ""))
  } catch {
    return null
  }
}
