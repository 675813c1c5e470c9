import "server-only"
import { cookies, headers } from "next/headers"
import { cache, use } from "react"
import { findPastPerson } from "@/lib/account/queries"
import type { FormValues } from "@/lib/forms/rules"
import { getActor, PATH_HEADER } from "./actor"
import { COOKIE_OPTIONS, KEPT_COOKIE, SESSION_COOKIE } from "./cookies"
import { KEPT_SECONDS, type Kept, openWords, sealWords } from "./kept-words"

/** A browser keeps some four thousand signs in one cookie. */
const PIECE = 3800
const PIECES = [0, 1, 2]
const pieceName = (place: number) => `${KEPT_COOKIE}-${place}`

/**
 * Keeps what was typed on a page for an hour, for the person signed in, or for whose session has just ended: what comes back
 * to the page finds it in its forms again. Only an action or a route handler may call it.
 */
export async function keepTyped(values: FormValues, pathname: string, isTold = true): Promise<void> {
  const jar = await cookies()
  const actor = await getActor()
  const accountId = actor?.accountId ?? (await findPastPerson(jar.get(SESSION_COOKIE)?.value ?? ""))
  const sealed = sealWords({ accountId, pathname }, { values, isTold }, new Date())
  if (sealed.length > PIECE * PIECES.length) return
  for (const place of PIECES) {
    const piece = sealed.slice(place * PIECE, (place + 1) * PIECE)
    jar.set(pieceName(place), piece, { ...COOKIE_OPTIONS, maxAge: piece ? KEPT_SECONDS : 0 })
  }
}

/** Forgets what was kept, once it was sent. */
export async function forgetTyped(): Promise<void> {
  const jar = await cookies()
  for (const name of PIECES.map(pieceName)) if (jar.has(name)) jar.set(name, "", { ...COOKIE_OPTIONS, maxAge: 0 })
}

/** The path of the page of this request, without its questions. */
export const pathnameHere = cache(async (): Promise<string> => (await headers()).get(PATH_HEADER)?.split("?")[0] ?? "")

/** What this person had typed on this page and not sent, or null. */
export const keptHere = cache(async (): Promise<Kept | null> => {
  const jar = await cookies()
  const sealed = PIECES.map((place) => jar.get(pieceName(place))?.value ?? "").join("")
  if (!sealed) return null
  const actor = await getActor()
  return openWords(sealed, { accountId: actor?.accountId ?? null, pathname: await pathnameHere() }, new Date())
})

/** The same for a component that does not wait for anything else. */
export const usePathname = (): string => use(pathnameHere())

/** The same for a component that does not wait for anything else. */
export function useKept(): Kept | null {
  return use(keptHere())
}

/** Whether anything is kept in this browser, for whomever: said where one signs in again. */
export async function hasKept(): Promise<boolean> {
  return (await cookies()).has(pieceName(0))
}

/** The cookies that hold it, to be taken away by whoever leaves. */
export const KEPT_PIECES: readonly string[] = PIECES.map(pieceName)
