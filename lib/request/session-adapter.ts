import "server-only"
import type { Adapter } from "next-auth/adapters"
import { SESSION_HOURS } from "@/lib/account/rules"

/**
 * The database as next-auth asks it at the end of a sign-in: who is this, and a session for them. Both are one act here,
 * `open`, in one transaction, whose id becomes the cookie. next-auth is never told of the session that the browser came with:
 * it would go on with that one, while a sign-in and a step-up begin a new one.
 */
export function sessionAdapter(subject: () => string | null, open: () => Promise<string>): Adapter {
  return {
    getUserByAccount: () => {
      const id = subject()
      return id ? { id, email: "", emailVerified: null } : null
    },
    getSessionAndUser: () => null,
    createSession: async ({ userId }) => ({
      sessionToken: await open(),
      userId,
      // Of the cookie alone: the database's clock says when the session ends.
      expires: new Date(Date.now() + SESSION_HOURS * 3_600_000),
    }),
  }
}
