import "server-only"
import { cookies, headers } from "next/headers"
import { cache, use } from "react"
import type { Actor } from "@/lib/access/actor"
import { findPastPerson } from "@/lib/account/queries"
import { placeKey } from "@/lib/account/rules"
import type { FormValues } from "@/lib/forms/rules"
import { getActor, PATH_HEADER } from "./actor"
import { COOKIE_OPTIONS, SESSION_COOKIE } from "./cookies"
import { forgetPage, isKeptName, keepPage, MOST_SIGNS, readPage } from "./kept-jar"
import { KEPT_SECONDS, type Kept, openWords, pageMark, sealWords } from "./kept-words"

/**
 * Keeps what was typed on a page for an hour, for the person signed in, or for whose session has just ended: what comes back
 * to the page finds it in its forms again. Only an action or a route handler may call it.
 */
export async function keepTyped(values: FormValues, pathname: string, isTold = true): Promise<void> {
  const jar = await cookies()
  const person = (await getActor()) ?? (await findPastPerson(jar.get(SESSION_COOKIE)?.value ?? ""))
  const sealed = sealWords({ ...whoOf(person), pathname }, { values, isTold }, new Date())
  if (sealed.length <= MOST_SIGNS) await setPieces(keepPage(jar.getAll(), pageMark(pathname), sealed))
}

/** Forgets what was kept of a page, once it was sent. */
export async function forgetTyped(pathname: string): Promise<void> {
  await setPieces(forgetPage((await cookies()).getAll(), pageMark(pathname)))
}

async function setPieces(pieces: readonly { name: string; value: string }[]): Promise<void> {
  const jar = await cookies()
  for (const { name, value } of pieces) jar.set(name, value, { ...COOKIE_OPTIONS, maxAge: value ? KEPT_SECONDS : 0 })
}

const whoOf = (person: Pick<Actor, "accountId" | "exercice"> | null) => {
  return { accountId: person?.accountId ?? null, place: person?.exercice ? placeKey(person.exercice) : null }
}

/** The path of the page of this request, without its questions. */
export const pathnameHere = cache(async (): Promise<string> => (await headers()).get(PATH_HEADER)?.split("?")[0] ?? "")

/** What this person had typed on this page and not sent, or null. */
export const keptHere = cache(async (): Promise<Kept | null> => {
  const pathname = await pathnameHere()
  const sealed = readPage((await cookies()).getAll(), pageMark(pathname))
  return sealed ? openWords(sealed, { ...whoOf(await getActor()), pathname }, new Date()) : null
})

/** The same for a component that does not wait for anything else. */
export const usePathname = (): string => use(pathnameHere())

/** The same for a component that does not wait for anything else. */
export function useKept(): Kept | null {
  return use(keptHere())
}

/** Whether anything is kept in this browser, for whomever: said where one signs in again. */
export async function hasKept(): Promise<boolean> {
  return (await cookies()).getAll().some(({ name }) => isKeptName(name))
}
