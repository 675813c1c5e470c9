import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, describe, expect, test } from "vitest"
import { FROM_US, head, type Line, lineTo, type OpenDoor, openDoor } from "./testing"

let door: OpenDoor
const lines: Line[] = []
afterEach(async () => {
  for (const { socket } of lines.splice(0)) socket.destroy()
  await door?.close()
})

const slow = (path: string, headers: Record<string, string>) => {
  const line = lineTo(door, head("POST", path, headers))
  lines.push(line)
  return line
}
const FORM = { "content-length": "1000", "content-type": "text/plain" }
const FILES = { "content-length": "5000000", "content-type": "multipart/form-data; boundary=x" }
const page = async () => (await fetch(door.url, { headers: { accept: "text/html" } })).status
const listening: Parameters<typeof openDoor>[0] = {
  draw: (request, response) => {
    request.resume()
    request.on("end", () => response.end("kept"))
  },
}

describe("A slow sender", () => {
  test("of a form keeps nobody's place, and is told after a while", async () => {
    door = await openDoor()
    const many = Array.from({ length: 100 }, () => slow("/", FORM))
    await sleep(50)
    expect(await page()).toBe(200)
    for (const { ended } of many) expect(await ended).toMatch(/^HTTP\/1.1 408 [\s\S]*arrive trop lentement/)
  })

  test("of files has a share of the places, and leaves the others to others", async () => {
    door = await openDoor({ ...listening, pace: { bytes: 1, everyMs: 60_000 }, proxies: 1 })
    const from = (address: string) => slow("/api/uploads/1", { ...FILES, "x-forwarded-for": address })
    const mine = [from("192.0.2.1"), from("192.0.2.1"), from("192.0.2.1")]
    expect(await mine[2]?.ended).toContain("503 Service Unavailable")
    const other = from("192.0.2.2")
    await sleep(50)
    expect([mine[0], mine[1], other].map((line) => line?.said())).toEqual(["", "", ""])
    expect(await page()).toBe(200)
  })

  test("of files in many sessions has the share of his address; with one session from many addresses, that of the session", async () => {
    door = await openDoor({ ...listening, pace: { bytes: 1, everyMs: 60_000 }, proxies: 1 })
    const from = (address: string, session: string) =>
      slow("/api/uploads/1", { ...FILES, "x-forwarded-for": address, cookie: `__Host-relais-session=${session}` })
    const one = ["a", "b", "c"].map((session) => from("192.0.2.1", session))
    expect(await one[2]?.ended).toContain("503")
    for (const line of one) line.socket.destroy()
    await sleep(50)
    const same = ["192.0.2.2", "192.0.2.3", "192.0.2.4"].map((address) => from(address, "a"))
    expect(await same[2]?.ended).toContain("503")
  })

  test("of files that come below the pace is stopped with a sentence, and his place is free", async () => {
    door = await openDoor(listening)
    const line = slow("/api/uploads/1", FILES)
    expect(await line.ended).toMatch(/^HTTP\/1.1 408 [\s\S]*rien n’en a été gardé/)
    const others = [slow("/api/uploads/1", FILES), slow("/api/uploads/1", FILES)]
    await sleep(50)
    expect(others.map(({ said }) => said())).toEqual(["", ""])
  })

  test("of files at the pace is heard to the end", async () => {
    door = await openDoor(listening)
    const line = slow("/api/uploads/1", { ...FILES, "content-length": "100000" })
    for (let sent = 0; sent < 100_000; sent += 5000) {
      line.socket.write("x".repeat(5000))
      await sleep(50)
    }
    await expect.poll(() => line.said()).toContain("200 OK")
  })
})

test("A slow reader of a page keeps nobody's place", async () => {
  const large = "x".repeat(2_000_000)
  door = await openDoor({ draw: (_, response) => void response.end(large) })
  for (let one = 0; one < 50; one++) {
    const line = lineTo(door, head("GET", "/"))
    line.socket.pause()
    lines.push(line)
  }
  await sleep(100)
  const answer = await fetch(door.url, { headers: FROM_US })
  expect([answer.status, (await answer.text()).length]).toEqual([200, large.length])
})

test("A thousand slow clients do not slow a page down", { timeout: 60_000 }, async () => {
  door = await openDoor({
    draw: (_, response) => void setTimeout(() => response.end("page"), 20),
    formMs: 10_000,
    lanes: { answers: { all: 200, each: 100 }, uploads: { all: 32, each: 16 }, downloads: { all: 64, each: 32 } },
  })
  const quiet = await p95()
  // An address has a share of the connections too: they stay below it.
  for (let one = 0; one < 1000; one++) slow("/", FORM)
  const dribbling = setInterval(() => {
    for (const { socket } of lines) if (socket.writable) socket.write("x")
  }, 1000)
  await sleep(500)
  const besieged = await p95()
  clearInterval(dribbling)
  expect(besieged).toBeLessThanOrEqual(2 * quiet)
})

/** In ms, of a hundred pages, each asked for when the one before has come. */
async function p95(): Promise<number> {
  const times: number[] = []
  for (let one = 0; one < 100; one++) {
    const began = performance.now()
    const answer = await fetch(door.url, { headers: FROM_US })
    await answer.text()
    expect(answer.status).toBe(200)
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[94] ?? Number.POSITIVE_INFINITY
}
