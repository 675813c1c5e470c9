import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { type Figure, figure } from "./figures"
import { getPage, type Portal } from "./portal"
import { median, quantile, ratio, timed } from "./rounds"

type Size = { clients: number; pages: number; rounds: number }

/** Who holds a connection still sends one byte in so long. */
const EACH_MS = 10_000
/** What it is about to send, and never does: a form of this many bytes. */
const PROMISED = 60_000

/** How quick the list is while a thousand others each hold a connection and send next to nothing, beside a quiet portal. */
export async function measureSlowClients(portal: Portal, { clients, pages, rounds }: Size): Promise<Figure[]> {
  const path = `/patients/${portal.patientId}/documents`
  const p95 = async () => {
    const times: number[] = []
    for (let page = 0; page < pages; page++) times.push(await timed(() => getPage(portal, path)))
    return quantile(times, 0.95)
  }
  await p95()
  const [quiet, beside]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    quiet.push(await p95())
    const crowd = await comeSlowly(portal.url, clients)
    beside.push(await p95())
    crowd.leave()
    await sleep(1_000)
  }
  const detail = `${median(beside).toFixed(1)} over ${median(quiet).toFixed(1)} ms, ${pages} pages one after another in each of ${rounds} rounds.`
  return [
    figure("slow", `the list's p95 beside ${clients} slow clients ÷ without`, ratio(beside, quiet), "ratio", { most: 2 }, detail),
  ]
}

/** Nobody who is signed in; whoever is sent away comes again. */
async function comeSlowly(url: string, count: number) {
  const { hostname, port, host, origin } = new URL(url)
  const head = `POST /sign-in HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\ncontent-type: text/plain\r\ncontent-length: ${PROMISED}\r\n\r\n`
  const sockets = new Set<Socket>()
  let isHere = true
  const come = () => {
    const socket = connect(Number(port), hostname, () => socket.write(head))
    socket.on("error", () => undefined)
    socket.on("close", () => {
      sockets.delete(socket)
      if (isHere) come()
    })
    socket.resume()
    sockets.add(socket)
  }
  for (let one = 0; one < count; one++) come()
  const drip = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write("x")
  }, EACH_MS)
  await sleep(1_000)
  const leave = () => {
    isHere = false
    clearInterval(drip)
    for (const socket of sockets) socket.destroy()
  }
  return { leave }
}
