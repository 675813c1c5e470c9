import "server-only"
import type { Face } from "@/drizzle/vocabulary"
import { endOwnSession } from "@/lib/account/commands"
import { safeBackPath } from "@/lib/account/rules"
import { configuration } from "@/lib/platform/configuration"
import { readCookies, SESSION_COOKIE, setCookie } from "./cookies"
import { discover, providerSettings } from "./discovery"
import { logFault } from "./fault-log"
import { openIdToken } from "./id-token"
import { isKeptName } from "./kept-jar"
import { isFromOurSite } from "./same-site"
import { currentSession } from "./session"

/**
 * `POST /sign-out`: ends the session here, then at the provider when it offers that, and comes back to the first page, or
 * from there to the page that the form names: a provider knows only the first one, and brings back what it was told to.
 */
export async function signOut(request: Request): Promise<Response> {
  if (!isFromOurSite(request)) return new Response(null, { status: 403 })
  const form = await request.formData().catch(() => new FormData())
  const back = safeBackPath(String(form.get("back") ?? ""))
  const session = await currentSession()
  if (!session) return leaveTo(request, back ?? "/")
  await endOwnSession(session.actor, "signed_out")
  return leaveTo(request, await providerEnd(session.actor.face, openIdToken(session.idTokenCiphertext), back))
}

async function providerEnd(face: Face, idToken: string | null, back: string | null): Promise<string> {
  const end = await discover(face).then(
    (said) => said.end_session_endpoint,
    () => undefined,
  )
  if (!end || !idToken) return back ?? "/"
  const url = new URL(end)
  url.searchParams.set("id_token_hint", idToken)
  url.searchParams.set("client_id", providerSettings(face).clientId)
  url.searchParams.set("post_logout_redirect_uri", `${configuration().url}/`)
  if (back) url.searchParams.set("state", back)
  return url.href
}

/** `GET /leave`: away at once to a page that says nothing. It works by a link, so another site's link ends no session. */
export async function leave(request: Request): Promise<Response> {
  if (request.headers.get("sec-fetch-site") === "cross-site") return leaveTo(request, "/leave/done", false)
  try {
    const session = await currentSession()
    if (session) await endOwnSession(session.actor, "left")
  } catch (error) {
    // Somebody who must leave leaves, database or not: the cookie goes, and the idle time ends the session.
    logFault(error)
  }
  return leaveTo(request, "/leave/done")
}

function leaveTo(request: Request, location: string, forget = true): Response {
  const headers = new Headers({ location: new URL(location, configuration().url).href, "cache-control": "private, no-store" })
  if (forget) {
    const kept = Object.keys(readCookies(request.headers.get("cookie"))).filter(isKeptName)
    for (const name of [SESSION_COOKIE, ...kept]) headers.append("set-cookie", setCookie(name, "", 0))
    headers.set("clear-site-data", '"cache"')
  }
  return new Response(null, { status: 303, headers })
}
