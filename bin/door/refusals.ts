import type { IncomingMessage } from "node:http"

/** A request that is answered before anything is done: the status, and the word whose sentences say why. */
export type Refusal = { status: number; word: RefusalWord }
type RefusalWord = "busy" | "too_large" | "elsewhere" | "other_address" | "unreadable" | "unknown_method" | "too_slow"
type Asked = Pick<IncomingMessage, "method" | "url" | "headers">

const LARGEST_FORM = 64 * 1024
const LARGEST_BODY = 100 * 1024 * 1024
/** What pages and handlers answer; nothing of ours is changed by any other word. */
export const METHODS = ["GET", "HEAD", "POST"]

const UNREADABLE: Refusal = { status: 400, word: "unreadable" }
const ELSEWHERE: Refusal = { status: 403, word: "elsewhere" }
const OTHER_ADDRESS: Refusal = { status: 403, word: "other_address" }
const TOO_LARGE: Refusal = { status: 413, word: "too_large" }

/** What Next would answer as a fault of its own (500) although it is the sender's: said before a byte of the body is read. */
export function refusalOf(request: Asked, site: string): Refusal | null {
  const { method = "", url = "", headers } = request
  if (!METHODS.includes(method)) return { status: 405, word: "unknown_method" }
  if (!isReadable(url)) return UNREADABLE
  if (!takesFiles(url) && !isReadableForm(headers)) return UNREADABLE
  if (lengthOf(request) > LARGEST_BODY) return TOO_LARGE
  if (method !== "POST") return null
  if (!isFromSite(headers, site)) return isOurs(headers) ? OTHER_ADDRESS : ELSEWHERE
  return isLong(request) && !takesFiles(url) ? TOO_LARGE : null
}

/** Files come as a stream of any length, which the handler itself bounds. */
export const takesFiles = (url = "") => /^\/api\/(uploads|requests|imports)\//.test(url)

export const lengthOf = ({ headers }: Pick<Asked, "headers">) => Number(headers["content-length"] ?? 0)

/** More than a form of words, or of a length that nobody knows yet. */
export const isLong = (request: Pick<Asked, "headers">) =>
  lengthOf(request) > LARGEST_FORM || request.headers["transfer-encoding"] !== undefined

function isReadable(address: string): boolean {
  if (!address.startsWith("/")) return false
  try {
    return decodeURIComponent(address.split("?")[0] ?? "").length > 0
  } catch {
    return false
  }
}

/** Every action of ours takes a form; without script the same form comes without the header that names the action. */
function isReadableForm({ "next-action": action, "content-type": type = "" }: Asked["headers"]): boolean {
  if (action === undefined && !/^multipart\//i.test(type)) return true
  return /^multipart\/form-data\s*;\s*boundary=\S/i.test(type)
}

/**
 * Whether a change is sent by a page of this site, under its name: what the handlers ask as well
 * (`lib/request/same-site.ts`). Some browsers send no `Sec-Fetch-Site`, and a script of ours may send no `Origin`.
 */
function isFromSite(headers: Asked["headers"], site: string): boolean {
  const { origin, "sec-fetch-site": fetchSite, "x-forwarded-host": forwarded, host } = headers
  if (fetchSite !== undefined && fetchSite !== "same-origin") return false
  if ((forwarded ?? host) !== new URL(site).host) return false
  return origin === undefined ? fetchSite === "same-origin" : origin === site
}

/** Whether a change is sent by a page of the server that it was asked of, whatever the name by which that was found. */
function isOurs({ origin, "sec-fetch-site": fetchSite, "x-forwarded-host": forwarded, host }: Asked["headers"]): boolean {
  if (fetchSite !== undefined && fetchSite !== "same-origin") return false
  return origin === undefined ? fetchSite === "same-origin" : URL.parse(origin)?.host === (forwarded ?? host)
}
