import { createServer, type RequestListener, type Server, STATUS_CODES } from "node:http"
import type { Socket } from "node:net"

const OPTIONS = {
  // A browser sends its headers at once; whoever dribbles them is cut off. Twenty megabytes on a slow line take minutes.
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 32 * 1024,
}
const MOST_CONNECTIONS = 4096
/** Of them, to one address, unless proxies of one's own stand before: then all come from theirs. */
const EACH = 1024

/** Listens on the address and the port, and on the other loopback address where browsers try that one first. */
export async function listenOn(host: string, port: number, listener: RequestListener, proxies: number): Promise<Server[]> {
  const first = await listen(host, port, listener, proxies)
  if (host !== "127.0.0.1") return [first]
  // A machine without IPv6 goes on without.
  const second = await listen("::1", port, listener, proxies).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EADDRINUSE") throw error
  })
  return second ? [first, second] : [first]
}

function listen(address: string, port: number, listener: RequestListener, proxies: number): Promise<Server> {
  return new Promise((done, fail) => {
    const server = createServer(OPTIONS, listener)
    server.maxConnections = MOST_CONNECTIONS
    server.setTimeout(120_000)
    if (proxies === 0) server.on("connection", shareConnections())
    server.on("clientError", answerUnreadable)
    server.once("error", fail)
    server.listen(port, address, () => done(server))
  })
}

/** One address holds a quarter of the connections at most. */
function shareConnections() {
  const open = new Map<string, number>()
  return (socket: Socket) => {
    const address = socket.remoteAddress ?? ""
    const count = (open.get(address) ?? 0) + 1
    if (count > EACH) return void socket.destroy()
    open.set(address, count)
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
  }
}

const STATUS: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** What is no request at all: a method of nobody's, headers without end, or none within their time. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy()
  const status = STATUS[error.code ?? ""] ?? 400
  const sentence = "Relais n’a pas compris cette demande. Relais did not understand this request.\n"
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: text/plain; charset=utf-8",
    `content-length: ${Buffer.byteLength(sentence)}`,
    "connection: close",
  ]
  socket.end(`${head.join("\r\n")}\r\n\r\n${sentence}`)
}
