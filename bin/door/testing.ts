import type { RequestListener } from "node:http"
import { type AddressInfo, connect, type Socket } from "node:net"
import { join } from "node:path"
import { type DoorSettings, makeDoor } from "./door.ts"
import { faultWords } from "./fault-words.ts"
import { answerHeaders } from "./headers.ts"
import { listenOn } from "./listen.ts"
import { notFoundWords } from "./not-found.ts"
import { refuser } from "./refuse.ts"

const ROOT = join(import.meta.dirname, "../..")
const SITE = "https://relais.example"
export const ACTION = "40".padEnd(42, "a")
export const FROM_US = { host: "relais.example", origin: SITE, "sec-fetch-site": "same-origin" }

/** Draws as Next does: a page, nothing for what is not there, nothing for what breaks. */
const drawn: RequestListener = (request, response) => {
  const { cookie = "" } = request.headers
  const isEnglish = cookie.includes("relais.language=en")
  const isBroken = request.url === "/not-found" && cookie.includes("session=broken")
  const status = isBroken ? 500 : request.url?.startsWith("/absent") ? 404 : 200
  response.writeHead(status, { "content-type": "text/html" })
  const words = isEnglish ? "This page is not here" : "Cette page n’est pas là"
  const who = cookie.includes("session=") ? "Vous êtes Jeanne Lefèvre" : "Me connecter"
  response.end(status === 404 ? "" : `<p><script nonce="${request.headers["x-nonce"]}"></script>${words} ${who}`)
}

export type OpenDoor = { port: number; url: string; inUse(): number; heard(): number; close(): Promise<void> }

/** A door of a test's own, on this address, before pages that are drawn by hand. */
export async function openDoor(over: Partial<DoorSettings> = {}, host = "127.0.0.1"): Promise<OpenDoor> {
  const draw = over.draw ?? drawn
  const headersFor = answerHeaders(SITE, ["https://citizens.example"], [])
  const door = makeDoor({
    ...{ site: SITE, proxies: 0, headersFor, draw, refuse: refuser(ROOT, SITE), known: new Set([ACTION]) },
    lanes: { answers: { all: 8, each: 4 }, uploads: { all: 4, each: 2 }, downloads: { all: 4, each: 2 } },
    turns: { atOnce: 4, mostMs: 300 },
    formMs: 300,
    pace: { bytes: 1000, everyMs: 200 },
    failures: { notFound: await notFoundWords(drawn, headersFor), fault: faultWords(ROOT) },
    ...over,
  })
  let heard = 0
  const listener: RequestListener = (request, response) => {
    heard++
    door.listener(request, response)
  }
  const servers = await listenOn(host, 0, listener, over.proxies ?? 0)
  const { port } = servers.map((server) => server.address() as AddressInfo)[0] ?? { port: 0 }
  const close = async () => {
    for (const server of servers) {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    }
  }
  return { port, url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`, inUse: door.inUse, heard: () => heard, close }
}

export type Line = { socket: Socket; said: () => string; ended: Promise<string> }

/** A connection of which a test writes every byte. */
export function lineTo({ port }: { port: number }, head: string): Line {
  const socket = connect(port, "127.0.0.1")
  let said = ""
  socket.on("data", (piece) => {
    said += piece
  })
  socket.on("error", () => {})
  socket.write(head)
  return { socket, said: () => said, ended: new Promise((end) => socket.once("close", () => end(said))) }
}

/** The head of a request that a page of ours sends. */
export function head(method: string, path: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ ...FROM_US, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`
}
