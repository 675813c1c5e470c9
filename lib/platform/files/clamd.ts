import { createReadStream } from "node:fs"
import { connect, type Socket } from "node:net"

/** The scanner did not say "clean" or "infected": nothing may be concluded about the file. */
export class ScannerUnavailableError extends Error {
  override name = "ScannerUnavailableError"
}

const CHUNK = 64 * 1024
const PATIENCE_MS = 30_000
const LONGEST_REPLY = 4096

/** Asks clamd at `host` ("name:port") about the file at `path`, by its INSTREAM command (clamd(8)). */
export async function scanWithClamd(host: string, path: string): Promise<"clean" | "infected"> {
  const { hostname, port } = new URL(`tcp://${host}`)
  const socket = connect({ host: hostname.replace(/^\[|\]$/g, ""), port: Number(port) || 3310 })
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("clamd is silent")))
  socket.on("error", () => undefined)
  try {
    // clamd may answer and hang up in the middle of the sending: its words count first, then the fault.
    const [said, sent] = await Promise.allSettled([readReply(socket), sendFile(socket, path)])
    if (said.status === "rejected") throw said.reason
    if (/^stream: .+ FOUND$/.test(said.value)) return "infected"
    if (sent.status === "rejected") throw sent.reason
    if (said.value === "stream: OK") return "clean"
    throw new Error(`clamd answered ${JSON.stringify(said.value)}`)
  } catch (cause) {
    throw new ScannerUnavailableError("The virus scanner gave no verdict", { cause })
  } finally {
    socket.destroy()
  }
}

async function sendFile(socket: Socket, path: string): Promise<void> {
  try {
    await write(socket, "zINSTREAM\0")
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
      await write(socket, lengthOf(chunk.length))
      await write(socket, chunk)
    }
    await write(socket, lengthOf(0))
  } catch (error) {
    socket.destroy()
    throw error
  }
}

function write(socket: Socket, bytes: Uint8Array | string): Promise<void> {
  return new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(count)
  return length
}

async function readReply(socket: Socket): Promise<string> {
  let reply = ""
  for await (const chunk of socket) {
    reply += chunk
    const end = reply.indexOf("\0")
    if (end >= 0) return reply.slice(0, end)
    if (reply.length > LONGEST_REPLY) throw new Error("clamd talks too much")
  }
  throw new Error("clamd hung up")
}
