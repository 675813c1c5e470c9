import "server-only"
import { cookies } from "next/headers"
import { after } from "next/server"
import { cache, use } from "react"
import { isDatabaseAway } from "@/drizzle/away"
import { touchSession } from "@/lib/account/commands"
import { findSession, type LiveSession } from "@/lib/account/queries"
import { sessionEnd } from "@/lib/account/rules"
import { SESSION_COOKIE } from "./cookies"

const SESSION_ID = /^[\w-]{43}$/

/**
 * The session of this request, read once however often it is asked for; the database's clock decides whether it holds.
 * That it is in use is written once the answer is out: nobody waits for it, and a page that is drawn changes nothing.
 */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const session = await askedSession()
  if (session?.isStale) after(() => touchSession(session.actor))
  return session
})

/** The same for what only says as whom one is signed in: a page that needs nothing else of Postgres is there when that is away. */
export const shownSession = cache((): Promise<LiveSession | null> => currentSession().catch(nullWhenAway))

function nullWhenAway(error: unknown): null {
  if (isDatabaseAway(error)) return null
  throw error
}

const askedSession = cache(async (): Promise<LiveSession | null> => {
  const sessionId = (await cookies()).get(SESSION_COOKIE)?.value
  return sessionId && SESSION_ID.test(sessionId) ? findSession(sessionId) : null
})

/** Seconds until the session ends if nothing more is done, as its page begins; null for nobody. */
export function useSecondsLeft(): number | null {
  const session = use(shownSession())
  if (!session) return null
  return Math.floor((sessionEnd({ ...session, lastSeenAt: new Date() }).getTime() - Date.now()) / 1000)
}

/** Writes that the session is in use, and says when it will end if nothing more is done. */
export async function extendSession(): Promise<string | null> {
  const session = await askedSession()
  if (!session) return null
  await touchSession(session.actor)
  return sessionEnd({ ...session, lastSeenAt: new Date() }).toISOString()
}
