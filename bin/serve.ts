// The portal's HTTP server: Next behind a bounded door. Started by start.ts after its checks, without any loader.
import { availableParallelism } from "node:os"
import { join } from "node:path"
import next from "next"
import { sweepScratch } from "../lib/platform/files/uploads/scratch.ts"
import { makeDoor } from "./door/door.ts"
import { faultWords } from "./door/fault-words.ts"
import { knownActions } from "./door/forms.ts"
import { answerHeaders } from "./door/headers.ts"
import { listenOn } from "./door/listen.ts"
import { notFoundWords } from "./door/not-found.ts"
import { refuser } from "./door/refuse.ts"
import { builtStyles } from "./door/styles.ts"

const root = join(import.meta.dirname, "..")
const build = join(root, process.env.RELAIS_DIST_DIR ?? ".next")
const port = Number(process.env.PORT ?? 3000)
const host = process.env.HOST ?? "127.0.0.1"
const site = new URL(process.env.RELAIS_URL ?? `http://localhost:${port}`).origin
const proxies = Number(process.env.RELAIS_PROXIES ?? 0)
const issuers = ["CITIZEN", "PROFESSIONAL", "REVIEWER"].flatMap((face) => process.env[`${face}_ISSUER`] ?? [])
const inFlight = Number(process.env.REQUESTS_IN_FLIGHT ?? 200)
/** Who asks may have half of a lane: a hospital stands behind one address. */
const half = (all: number) => ({ all, each: Math.ceil(all / 2) })

sweepScratch()
const app = next({ dev: false, dir: root, hostname: host, port })
const draw = app.getRequestHandler()
await app.prepare()

const headersFor = answerHeaders(site, issuers, builtStyles(build))
const door = makeDoor({
  ...{ site, proxies, headersFor, draw, refuse: refuser(root, site), known: knownActions(build) },
  lanes: { answers: half(inFlight), uploads: half(32), downloads: half(64) },
  // One page waits for the database while another is drawn.
  turns: { atOnce: Math.max(4, 2 * availableParallelism()), mostMs: 300 },
  formMs: 10_000,
  pace: { bytes: 40 * 1024, everyMs: 10_000 },
  failures: { notFound: await notFoundWords(draw, headersFor), fault: faultWords(root) },
})

const servers = await listenOn(host, port, door.listener, proxies).catch((error: NodeJS.ErrnoException) => {
  console.error(
    error.code === "EADDRINUSE"
      ? `The port ${port} is taken: set PORT to another one.`
      : `The portal cannot listen: ${error.message}.`,
  )
  process.exit(1)
})

/** Lets those who are inside finish, for ten seconds at most. */
function close() {
  for (const server of servers) {
    server.close()
    server.closeIdleConnections()
  }
  setTimeout(() => process.exit(0), 10_000).unref()
  setInterval(() => door.inUse() === 0 && process.exit(0), 50)
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
