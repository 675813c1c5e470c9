import "server-only"
import { cookies } from "next/headers"
import { cache } from "react"
import { touchSession } from "@/lib/account/commands"
import { findSession, type LiveSession } from "@/lib/account/queries"
import { sessionEnd } from "@/lib/account/rules"
import { SESSION_COOKIE } from "./cookies"

const SESSION_ID = /^[\w-]{43}$/

/** The session of this request, read once however often it is asked for; the database's clock decides whether it holds. */
export const currentSession = cache(async (): Promise<LiveSession | null> => {
  const sessionId = (await cookies()).get(SESSION_COOKIE)?.value
  if (!sessionId || !SESSION_ID.test(sessionId)) return null
  const session = await findSession(sessionId)
  if (session?.isStale) await touchSession(session.actor)
  return session
})

/** Writes that the session is in use, and says when it will end if nothing more is done. */
export async function extendSession(): Promise<string | null> {
  const session = await currentSession()
  if (!session) return null
  if (!session.isStale) await touchSession(session.actor)
  return sessionEnd({ ...session, lastSeenAt: new Date() }).toISOString()
}
