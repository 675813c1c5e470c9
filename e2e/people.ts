import type { BrowserContext } from "@playwright/test"
import { SESSION_COOKIE } from "@/lib/request/cookies"

/** Makes a browser somebody's, by writing the session instead of clicking through the sign-in. */
export async function signIn(context: BrowserContext, sessionId: string, baseURL: string): Promise<void> {
  const { hostname } = new URL(baseURL)
  await context.addCookies([
    { name: SESSION_COOKIE, value: sessionId, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" },
  ])
}
