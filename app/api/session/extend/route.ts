import { handler } from "@/lib/request/handler"
import { extendSession } from "@/lib/request/session"

/** Answers when the session will now end, so that the page can warn again in time. */
export const POST = handler({ mutation: true }, async () => Response.json({ endsAt: await extendSession() }))
