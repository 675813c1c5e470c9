import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { ask, portal } from "./client"

const SLOW = process.env.RELAIS_DEEP ? 1000 : 200
/** Pages asked for in each state, one after another. */
const PAGES = 200
/** Who holds the connections still sends one byte in so long. */
const EACH_MS = 10_000

const sockets: Socket[] = []
let drip: NodeJS.Timeout | undefined
afterEach(() => {
  clearInterval(drip)
  for (const socket of sockets.splice(0)) socket.destroy()
})

/** Nobody who is signed in: a form that never comes, on as many connections as a machine opens. */
async function comeSlowly(count: number) {
  const { hostname, port, host, origin } = new URL(portal())
  const head = `POST /sign-in HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: text/plain\r\ncontent-length: 60000\r\n\r\n`
  const come = () => {
    const socket = connect(Number(port), hostname, () => socket.write(head))
    socket.on("error", () => {})
    // Whoever is sent away comes again.
    socket.on("close", () => drip && sockets.includes(socket) && come())
    socket.resume()
    sockets.push(socket)
  }
  for (let one = 0; one < count; one++) come()
  drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write("x")
  }, EACH_MS)
  await sleep(1000)
}

/** The times of pages in milliseconds, and whatever was answered but a page. */
async function readPages() {
  const times: number[] = []
  const other: number[] = []
  for (let page = 0; page < PAGES; page++) {
    const begun = performance.now()
    const { status } = await ask("/help", { headers: { accept: "text/html" } })
    times.push(performance.now() - begun)
    if (status !== 200) other.push(status)
  }
  return { p95: times.sort((one, next) => one - next)[Math.ceil(PAGES * 0.95) - 1] ?? 0, other }
}

/** The same before anybody comes slowly, once the portal is warm. */
async function readQuietly() {
  await readPages()
  return readPages()
}

test(`${SLOW} people who send one byte in ten seconds take nobody's place, and a page is as quick as before`, {
  timeout: 240_000,
}, async () => {
  // On a machine that runs the other tests as well, only the deep run has it to itself, and compares.
  const quiet = process.env.RELAIS_DEEP ? await readQuietly() : undefined
  await comeSlowly(SLOW)
  const beside = await readPages()
  expect(beside.other).toEqual([])
  if (quiet) expect(beside.p95 / quiet.p95).toBeLessThanOrEqual(2)
})
