import { expect, test, vi } from "vitest"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { findSession, hashSessionId } from "@/lib/account/queries"
import { letPass, newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { ask } from "./client"

async function unseenSeconds(sessionId: string): Promise<number> {
  const [row] = await asSuperuser(
    (sql) => sql<{ seconds: number }[]>`select extract(epoch from now() - last_seen_at)::float as seconds
      from sessions where id_hash = ${hashSessionId(sessionId)}`,
  )
  return row?.seconds ?? Number.NaN
}

/** Asks for a page with a session that was last seen so long ago. */
async function askAfter(seconds: number, address = "/account"): Promise<string> {
  const sessionId = await newSession(await newActor("Jeanne Lefèvre"))
  const session = await findSession(sessionId)
  if (!session) throw new Error("The session does not hold")
  await letPass(session.actor, seconds)
  const reply = await ask(address, { headers: { cookie: `${SESSION_COOKIE}=${sessionId}` } })
  expect(reply.text).toContain("Vous êtes Jeanne Lefèvre")
  return sessionId
}

test("A page that somebody asks for keeps her session awake, and writes so once a minute at most", async () => {
  const fresh = await askAfter(40)
  for (const address of ["/account", "/no-such-page"]) {
    const stale = await askAfter(1_000, address)
    // It is written once the answer is out.
    await vi.waitFor(async () => expect(await unseenSeconds(stale), address).toBeLessThan(60), { timeout: 20_000 })
  }
  expect(await unseenSeconds(fresh)).toBeGreaterThanOrEqual(40)
})
