import { createHash } from "node:crypto"
import type { IncomingMessage } from "node:http"

const SESSION = /(?:^|;\s*)(__Host-relais-session=([^;]+))/

/** The cookie of a session, whether it holds or not, as it stands in the header. */
export const sessionCookieOf = ({ headers }: Pick<IncomingMessage, "headers">): string | undefined =>
  SESSION.exec(headers.cookie ?? "")?.[1]

/**
 * By what names a request is known when places are shared out: where it comes from, and its session. Behind proxies of
 * one's own, each adds the address that it was asked from to `X-Forwarded-For`: the one that the outermost wrote counts.
 */
export function namesOf(request: IncomingMessage, proxies: number): string[] {
  const session = SESSION.exec(request.headers.cookie ?? "")?.[2]
  const names = [`address ${addressOf(request, proxies)}`]
  return session ? [...names, `session ${createHash("sha256").update(session).digest("base64")}`] : names
}

function addressOf(request: IncomingMessage, proxies: number): string {
  const near = request.socket.remoteAddress ?? ""
  if (proxies === 0) return near
  const said = String(request.headers["x-forwarded-for"] ?? "").split(",")
  return said.at(-proxies)?.trim() || near
}
