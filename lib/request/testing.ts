import type { Face } from "@/drizzle/vocabulary"
import { SESSION_COOKIE } from "./cookies"
import { beginSignIn, finishSignIn } from "./sign-in"

/** The portal's address in tests. */
export const TEST_PORTAL = "http://localhost:3000"

/** A browser as far as signing in goes: it keeps cookies by site and follows redirects by hand. */
export class Browser {
  readonly jar = { portal: new Map<string, string>(), provider: new Map<string, string>() }
  lastSetCookies: string[] = []

  async begin(face: Face, query = ""): Promise<Response> {
    const request = new Request(`${TEST_PORTAL}/sign-in/${face}${query}`, { headers: { cookie: this.header("portal") } })
    const answer = await this.keep("portal", await beginSignIn(request, face))
    const again = new URL(location(answer))
    // A browser of which nothing is known yet is tried first.
    if (!again.searchParams.has("tried") || again.pathname !== `/sign-in/${face}`) return answer
    return this.begin(face, again.search)
  }

  async atProvider(url: string, form?: Record<string, string>): Promise<Response> {
    const headers = { cookie: this.header("provider"), "accept-language": "fr" }
    const body = form ? new URLSearchParams(form) : undefined
    return this.keep("provider", await fetch(url, { method: form ? "POST" : "GET", body, headers, redirect: "manual" }))
  }

  async finish(face: Face, url: string): Promise<Response> {
    const headers = { cookie: this.header("portal"), "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" }
    return this.keep("portal", await finishSignIn(new Request(url, { headers }), face))
  }

  /** Everything from the link to the answer of the portal. */
  async signIn(face: Face, form: Record<string, string>, query = ""): Promise<Response> {
    return this.finish(face, await this.untilCallback(await this.begin(face, query), form))
  }

  async untilCallback(began: Response, form: Record<string, string>): Promise<string> {
    const asked = await this.atProvider(location(began))
    const resumed = await this.atProvider(location(asked), form)
    return location(await this.atProvider(location(resumed)))
  }

  get sessionId(): string | undefined {
    return this.jar.portal.get(SESSION_COOKIE)
  }

  private header(site: "portal" | "provider"): string {
    return [...this.jar[site]].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  private keep(site: "portal" | "provider", response: Response): Response {
    this.lastSetCookies = response.headers.getSetCookie()
    for (const cookie of this.lastSetCookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === "" || /Max-Age=0/i.test(cookie)) this.jar[site].delete(name)
      else this.jar[site].set(name, value)
    }
    return response
  }
}

/** Where an answer leads, as a whole address; throws when it leads nowhere. */
export function location(response: Response): string {
  const target = response.headers.get("location")
  if (!target) throw new Error(`${response.status} leads nowhere`)
  return new URL(target, response.url || TEST_PORTAL).href
}
