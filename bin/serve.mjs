// The portal's HTTP server: Next behind a bounded door. Plain JavaScript, started by start.ts after its checks.
import { randomUUID } from "node:crypto"
import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import { join } from "node:path"
import next from "next"
import { answerHeaders } from "./answer-headers.ts"
import { faultWords, fillFailures, notFoundWords } from "./readable-failures.mjs"

const root = join(import.meta.dirname, "..")
const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? "127.0.0.1"
const site = new URL(process.env.RELAIS_URL ?? `http://localhost:${port}`).origin
const bounds = { answers: Number(process.env.REQUESTS_IN_FLIGHT ?? 200), uploads: 32 }
const inFlight = { answers: 0, uploads: 0 }
const LARGEST_FORM = 64 * 1024
const SMALL_BODY = 128 * 1024
const LARGEST_BODY = 100 * 1024 * 1024

const issuers = ["CITIZEN", "PROFESSIONAL", "REVIEWER"].map((face) => process.env[`${face}_ISSUER`])
const headersFor = answerHeaders(site, issuers)
const failures = { notFound: notFoundWords(port), fault: faultWords(root) }

const app = next({ dev: false, dir: root, hostname: host, port })
const handle = app.getRequestHandler()
await app.prepare()

/** Takes a place in a lane until `done`; false when the lane is full. */
function enter(lane, response, done) {
  if (inFlight[lane] >= bounds[lane]) return false
  inFlight[lane]++
  let left = false
  const leave = () => {
    if (!left) inFlight[lane]--
    left = true
  }
  for (const event of done) response.on(event, leave)
  return true
}

function answer(request, response) {
  const refusal = refusalOf(request)
  if (refusal) return refuse(response, ...refusal)
  if (!isReadableTree(request.headers["next-router-state-tree"])) delete request.headers["next-router-state-tree"]
  const length = Number(request.headers["content-length"] ?? 0)
  if (length > LARGEST_BODY) return refuse(response, 413, "too_large")
  const isUpload = length > SMALL_BODY || request.headers["transfer-encoding"] !== undefined
  // A slow upload must not take the place of a page, and the watch of the service must see it busy.
  const lane = isUpload ? "uploads" : "answers"
  if (request.url !== "/api/health" && !enter(lane, response, ["finish", "close"])) return refuse(response, 503, "busy")
  fillFailures(request, response, failures)
  const { asked, answered } = headersFor(request.url, randomUUID().replaceAll("-", ""))
  Object.assign(request.headers, asked)
  for (const [name, value] of Object.entries(answered)) response.setHeader(name, value)
  handle(request, response)
}

/** What Next would answer as a fault of its own (500) although it is the sender's: said here, before anything is read. */
function refusalOf({ method, url, headers }) {
  if (!isReadable(url)) return [400, "unreadable"]
  if (!takesFiles(url) && !isReadableForm(headers)) return [400, "unreadable"]
  if (method === "GET" || method === "HEAD") return null
  if (headers.origin !== undefined && headers.origin !== site) return [403, "elsewhere"]
  const isLarge = Number(headers["content-length"] ?? 0) > LARGEST_FORM || headers["transfer-encoding"] !== undefined
  return isLarge && !takesFiles(url) ? [413, "too_large"] : null
}

/** Files come as a stream of any length, which the handler itself bounds. */
const takesFiles = (url) => /^\/api\/(uploads|requests)\//.test(url)

function isReadable(text) {
  try {
    return decodeURIComponent(text.split("?")[0]).length > 0
  } catch {
    return false
  }
}

/** Every action of ours takes a form; without script the same form comes without the header that names the action. */
function isReadableForm({ "next-action": action, "content-type": type = "" }) {
  if (action === undefined && !/^multipart\//i.test(type)) return true
  return /^multipart\/form-data\s*;\s*boundary=\S/i.test(type)
}

/** A header of Next's own navigation; a page is given whole to whoever sends another thing under its name. */
function isReadableTree(tree) {
  try {
    return tree === undefined || Array.isArray(JSON.parse(decodeURIComponent(tree)))
  } catch {
    return false
  }
}

function refuse(response, status, key) {
  const says = (language) => words[language][key]
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    connection: "close",
    ...(status === 503 ? { "retry-after": "2" } : {}),
  })
  response.end(`<!doctype html><html lang="fr"><title>Relais</title><p>${says("fr")}</p><p lang="en">${says("en")}</p></html>`)
}

const words = Object.fromEntries(
  ["fr", "en"].map((language) => [language, JSON.parse(readFileSync(join(root, "messages", language, "overload.json"), "utf8"))]),
)

const OPTIONS = {
  // A browser sends its headers at once; whoever dribbles them is cut off. Twenty megabytes on a slow line take minutes.
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 32 * 1024,
}

function listen(address) {
  return new Promise((done, fail) => {
    const server = createServer(OPTIONS, answer)
    server.maxConnections = 4096
    server.setTimeout(120_000)
    server.once("error", fail)
    server.listen(port, address, () => done(server))
  })
}

async function open() {
  const first = await listen(host)
  if (host !== "127.0.0.1") return [first]
  // Browsers try localhost as ::1 first; a machine without IPv6 goes on without.
  const second = await listen("::1").catch((error) => {
    if (error.code === "EADDRINUSE") throw error
  })
  return second ? [first, second] : [first]
}

const servers = await open().catch((error) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `The port ${port} is taken: set PORT to another one.`
      : `The portal cannot listen: ${error.message}.`,
  )
  process.exit(1)
})

function close() {
  for (const server of servers) {
    server.close()
    server.closeIdleConnections()
  }
  setTimeout(() => process.exit(0), 10_000).unref()
  const waiting = setInterval(() => {
    if (inFlight.answers + inFlight.uploads === 0) process.exit(0)
  }, 50)
  return waiting
}
process.once("SIGTERM", close)
process.once("SIGINT", close)

// Started by the demo: when that is killed outright, its port must not stay taken.
if (process.env.RELAIS_PARENT) {
  const parent = Number(process.env.RELAIS_PARENT)
  setInterval(() => process.ppid !== parent && process.exit(0), 1000).unref()
}

if (process.send) process.send("listening")
console.log(`The portal listens on http://${host}:${port}`)
