import type { IncomingMessage, ServerResponse } from "node:http"
import { gunzipSync } from "node:zlib"

/** The words that are sent instead of a body, the content policy that goes with them, and whether all may be well in a moment. */
type Said = { body: string; policy: string; isPassing?: boolean }

/** What is said of each failure; `drawn` is what Next drew, which holds the reference of the log. */
export type FailureWords = {
  notFound(request: IncomingMessage, nonce: string): Promise<Said>
  fault(request: IncomingMessage, drawn: () => string): Said
}

const FAULTY = new Set([500, 502, 503])

/**
 * When a page says "not found" or breaks while it is being drawn, Next answers with an empty body that only a script
 * fills: without script the person would see a white page. Watches one answer to a browser that asks for a page: what
 * fails is replaced by words, the same for whoever asks, and everything else passes as it is.
 */
export function fillFailures(request: IncomingMessage, response: ServerResponse, words: FailureWords, nonce: string): void {
  const { rsc, "next-action": action } = request.headers
  if (!["GET", "POST"].includes(request.method ?? "") || rsc !== undefined || action !== undefined) return
  const held: Buffer[] = []
  const { write, end, writeHead, flushHeaders } = originals(response)
  const isFailure = () =>
    (response.statusCode === 404 || FAULTY.has(response.statusCode)) &&
    String(response.getHeader("content-type")).startsWith("text/html")
  const say = ({ body, policy, isPassing }: Said) => {
    Object.assign(response, { write, end, writeHead, flushHeaders })
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "link"]) response.removeHeader(name)
    response.setHeader("content-security-policy", policy)
    if (isPassing) response.writeHead(503, { "retry-after": "5" })
    end(body)
  }

  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.statusCode = status
    const headers = rest.find((part) => typeof part === "object") ?? {}
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
    return isFailure() ? response : writeHead(status)
  }
  response.flushHeaders = () => {
    if (!isFailure()) flushHeaders()
  }
  response.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    if (!isFailure()) return write(chunk, ...rest)
    held.push(Buffer.from(chunk))
    return true
  }
  response.end = (chunk?: unknown, ...rest: never[]) => {
    if (!isFailure()) return end(chunk, ...rest)
    if (typeof chunk === "string" || chunk instanceof Uint8Array) held.push(Buffer.from(chunk))
    // What ends twice is said once.
    response.end = () => response
    const drawn = () => asText(Buffer.concat(held), response)
    void Promise.resolve(response.statusCode === 404 ? words.notFound(request, nonce) : words.fault(request, drawn)).then(say)
    return response
  }
}

function originals(response: ServerResponse) {
  return {
    write: response.write.bind(response),
    end: response.end.bind(response) as (chunk?: unknown, ...rest: never[]) => ServerResponse,
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  }
}

const asText = (body: Buffer, response: ServerResponse) =>
  String(response.getHeader("content-encoding") === "gzip" ? gunzipSync(body) : body)
