// When a page says "not found" or breaks while it is being drawn, Next answers with an empty body that only a script
// fills: without script the person would see a white page. Words are sent instead, the same for whoever asks: for "not
// found" those of the page `/not-found`, drawn by Next as well; for a fault, sentences that need neither Next nor a database.
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"

const FAULTY = new Set([500, 502, 503])

/** Watches one answer to a browser that asks for a page: what fails is replaced, and everything else passes as it is. */
export function fillFailures(request, response, words) {
  const { rsc, "next-action": action } = request.headers
  if (!["GET", "POST"].includes(request.method) || rsc !== undefined || action !== undefined) return
  const held = []
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const writeHead = response.writeHead.bind(response)
  const flushHeaders = response.flushHeaders.bind(response)
  let released = false
  const isFailure = () =>
    !released &&
    (response.statusCode === 404 || FAULTY.has(response.statusCode)) &&
    String(response.getHeader("content-type")).startsWith("text/html")

  response.writeHead = (status, ...rest) => {
    response.statusCode = status
    const headers = rest.find((part) => typeof part === "object") ?? {}
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value)
    return isFailure() ? response : writeHead(status)
  }
  response.flushHeaders = () => {
    if (!isFailure()) flushHeaders()
  }
  response.write = (chunk, ...rest) => {
    if (!isFailure()) return write(chunk, ...rest)
    held.push(Buffer.from(chunk))
    return true
  }
  response.end = (chunk, ...rest) => {
    if (!isFailure()) return end(chunk, ...rest)
    if (chunk && typeof chunk !== "function") held.push(Buffer.from(chunk))
    void finish()
    return response
  }

  async function finish() {
    const body = Buffer.concat(held)
    const ask = response.statusCode === 404 ? words.notFound : words.fault
    const said = await Promise.resolve(ask(request, () => plain(body, response))).catch(() => null)
    released = true
    if (!said) return end(body)
    for (const name of ["content-encoding", "content-length", "transfer-encoding", "link"]) response.removeHeader(name)
    response.setHeader("content-security-policy", said.policy)
    end(said.body)
  }
}

const plain = (body, response) => String(response.getHeader("content-encoding") === "gzip" ? gunzipSync(body) : body)

const isEnglish = ({ headers }) => /(?:^|;\s*)relais\.language=en\b/.test(headers.cookie ?? "")

/** Asks this very server for the page that says so, in the language of the person. */
export function notFoundWords(port) {
  return async (request) => {
    const cookie = isEnglish(request) ? "relais.language=en" : ""
    const answer = await fetch(`http://127.0.0.1:${port}/not-found`, { headers: { cookie, accept: "text/html" } })
    if (!answer.ok) return null
    return { body: await answer.text(), policy: answer.headers.get("content-security-policy") ?? "default-src 'none'" }
  }
}

const STYLE =
  ":root{color-scheme:light dark}body{max-width:38rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif}hr{margin:3rem 0}"
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64")
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** Sentences in both languages, that of the person first; the reference is what the log calls the fault. */
export function faultWords(root) {
  const read = (language) => JSON.parse(readFileSync(join(root, "messages", language, "errors.json"), "utf8")).unexpected
  const says = { fr: read("fr"), en: read("en") }
  return (request, drawn) => {
    const reference = /\\?"digest\\?":\\?"(\d{1,20})\\?"/.exec(drawn())?.[1]
    const [first, second] = isEnglish(request) ? ["en", "fr"] : ["fr", "en"]
    const title = `<title>${says[first].title} · Relais</title><meta name="viewport" content="width=device-width">`
    const part = (language, heading) => faultPart(language, heading, says[language], reference)
    const parts = `${part(first, "h1")}<hr>${part(second, "h2")}`
    return {
      body: `<!doctype html><html lang="${first}"><meta charset="utf-8">${title}<style>${STYLE}</style><main>${parts}</main></html>`,
      policy: POLICY,
    }
  }
}

function faultPart(language, heading, says, reference) {
  const paragraphs = [says.lead, says.kept, reference && `${says.reference} <strong>${reference}</strong>`, says.emergency]
  const text = paragraphs.filter(Boolean).map((sentence) => `<p>${sentence}</p>`)
  const links = `<p><a href="">${says.retry}</a> · <a href="/help">${says.help}</a> · <a href="/leave">${says.leave}</a></p>`
  return `<section lang="${language}"><${heading}>${says.title}</${heading}>${text.join("")}${links}</section>`
}
