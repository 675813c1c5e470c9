// When a page says "not found" while it is being drawn, Next answers 404 with an empty body that only a script fills.
// Without script the person would see a white page. The words of an address that never existed are sent instead: drawn
// by Next as well, the same for whoever asks and whatever was asked, with headers of their own.
import { gunzipSync } from "node:zlib"

const EMPTY_PAGE = 'id="__next_error__"'

/** Watches one answer; a 404 with an empty page is replaced, and everything else passes as it is. */
export function fillEmptyNotFound(request, response, fetchWords) {
  if (request.method !== "GET" || request.headers.rsc !== undefined) return
  const held = []
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const writeHead = response.writeHead.bind(response)
  const flushHeaders = response.flushHeaders.bind(response)
  let released = false
  const isEmptyKind = () =>
    !released && response.statusCode === 404 && String(response.getHeader("content-type")).startsWith("text/html")

  response.writeHead = (status, ...rest) => {
    response.statusCode = status
    const headers = rest.find((part) => typeof part === "object") ?? {}
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
    return isEmptyKind() ? response : writeHead(status)
  }
  response.flushHeaders = () => {
    if (!isEmptyKind()) flushHeaders()
  }
  response.write = (chunk, ...rest) => {
    if (!isEmptyKind()) return write(chunk, ...rest)
    held.push(Buffer.from(chunk))
    return true
  }
  response.end = (chunk, ...rest) => {
    if (!isEmptyKind()) return end(chunk, ...rest)
    if (chunk && typeof chunk !== "function") held.push(Buffer.from(chunk))
    void finish()
    return response
  }

  async function finish() {
    const body = Buffer.concat(held)
    const plain = response.getHeader("content-encoding") === "gzip" ? gunzipSync(body) : body
    const words = plain.includes(EMPTY_PAGE) ? await fetchWords(request).catch(() => null) : null
    released = true
    if (!words) return end(body)
    for (const name of ["content-encoding", "content-length", "transfer-encoding"]) response.removeHeader(name)
    response.setHeader("content-security-policy", words.policy)
    end(words.body)
  }
}

/** Asks this very server for an address that never existed, in the language of the person. */
export function notFoundWords(port) {
  return async ({ headers }) => {
    const { cookie = "" } = headers
    const language = /(?:^|;\s*)(relais\.language=\w+)/.exec(cookie)?.[1] ?? ""
    const answer = await fetch(`http://127.0.0.1:${port}/not-found`, { headers: { cookie: language, accept: "text/html" } })
    return { body: await answer.text(), policy: answer.headers.get("content-security-policy") ?? "default-src 'none'" }
  }
}
