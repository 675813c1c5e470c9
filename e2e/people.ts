import { type BrowserContext, test as base } from "@playwright/test"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import type { SignedIn } from "./circle/cast"
import { makeCircle } from "./circle/circle"
import type { Circle } from "./circle/ids"

/** Makes a browser somebody's, by writing the session instead of clicking through the sign-in. */
export async function signIn(context: BrowserContext, sessionId: string, baseURL: string): Promise<void> {
  const { hostname } = new URL(baseURL)
  await context.addCookies([
    { name: SESSION_COOKIE, value: sessionId, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" },
  ])
}

export const test = base.extend<{ as: (person: SignedIn) => Promise<void> }, { circle: Circle }>({
  circle: [async ({ browserName: _ }, use) => use(await makeCircle()), { scope: "worker" }],
  as: async ({ circle, context, baseURL }, use) => {
    await use((person) => signIn(context, circle.sessions[person], baseURL ?? "http://localhost:3000"))
  },
})
