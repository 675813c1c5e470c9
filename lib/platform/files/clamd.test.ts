import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer, type Server, type Socket } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { ScannerUnavailableError, scanWithClamd } from "./clamd"

/** The harmless file that every scanner must find (EICAR, 2003), in two parts so that none finds this test. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("")
const LONGEST = 1_000_000

let folder: string
let server: Server
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "clamd-"))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
  server.close()
})

async function listen(answer: (socket: Socket) => void): Promise<string> {
  server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  return `127.0.0.1:${typeof address === "object" ? address?.port : ""}`
}

async function fileOf(content: string | Buffer): Promise<string> {
  const file = path.join(folder, "file")
  await writeFile(file, content)
  return file
}

/** Speaks as clamd does: zINSTREAM, then pieces after their length, then a length of zero. */
function clamd(socket: Socket): void {
  let received = Buffer.alloc(0)
  socket.on("error", () => undefined)
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, typeof chunk === "string" ? Buffer.from(chunk) : chunk])
    const reply = replyTo(received)
    if (reply) socket.end(`${reply}\0`)
  })
}

function replyTo(received: Buffer): string | undefined {
  const command = "zINSTREAM\0"
  if (received.length < command.length) return undefined
  if (received.toString("latin1", 0, command.length) !== command) return "UNKNOWN COMMAND"
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    const content = Buffer.concat(pieces)
    if (content.length + length > LONGEST) return "INSTREAM size limit exceeded. ERROR"
    if (length === 0) return content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK"
    pieces.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

test("A harmless file is clean, also an empty one and one of several pieces", async () => {
  const host = await listen(clamd)
  expect(await scanWithClamd(host, await fileOf("Ordonnance"))).toBe("clean")
  expect(await scanWithClamd(host, await fileOf(""))).toBe("clean")
  expect(await scanWithClamd(host, await fileOf(Buffer.alloc(300_000, 1)))).toBe("clean")
})

test("An infected file is found, wherever the infection stands", async () => {
  const host = await listen(clamd)
  expect(await scanWithClamd(host, await fileOf(EICAR))).toBe("infected")
  const acrossPieces = Buffer.concat([Buffer.alloc(64 * 1024 - 20, 1), Buffer.from(EICAR), Buffer.alloc(1000)])
  expect(await scanWithClamd(host, await fileOf(acrossPieces))).toBe("infected")
})

test("No verdict is never taken for a good one", async () => {
  const file = await fileOf("Ordonnance")
  const strange = ["", "stream: OK and more\0", "stream: OK", "PONG\0", "a".repeat(10_000)]
  for (const reply of strange) {
    const host = await listen((socket) => socket.on("error", () => undefined).end(reply))
    await expect(scanWithClamd(host, file), reply).rejects.toThrow(ScannerUnavailableError)
    server.close()
  }
  const host = await listen(clamd)
  await expect(scanWithClamd(host, await fileOf(Buffer.alloc(2 * LONGEST)))).rejects.toThrow(ScannerUnavailableError)
  await expect(scanWithClamd(host, path.join(folder, "absent"))).rejects.toThrow(ScannerUnavailableError)
})

test("A scanner that is away is unavailable", async () => {
  const host = await listen(clamd)
  await new Promise((resolve) => server.close(resolve))
  await expect(scanWithClamd(host, await fileOf("Ordonnance"))).rejects.toThrow(ScannerUnavailableError)
})
