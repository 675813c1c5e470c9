import { fork } from "node:child_process"
import { once } from "node:events"
import type { RequestListener } from "node:http"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, describe, expect, test, vi } from "vitest"
import { FROM_US, head, type Line, lineTo, type OpenDoor, openDoor } from "./testing"

let door: OpenDoor
const lines: Line[] = []
const elsewhere: OtherDoor[] = []
afterEach(async () => {
  vi.useRealTimers()
  for (const { socket } of lines.splice(0)) socket.destroy()
  for (const { end } of elsewhere.splice(0)) end()
  await door?.close()
})

const slow = (path: string, headers: Record<string, string>) => {
  const line = lineTo(door, head("POST", path, headers))
  lines.push(line)
  return line
}
const FORM = { "content-length": "1000", "content-type": "text/plain" }
const FILES = { "content-length": "5000000", "content-type": "multipart/form-data; boundary=x" }
/** What is said to the first of them that is sent away. */
const oneOf = (some: Line[]) => Promise.race(some.map(({ ended }) => ended))
/** Unlike a poll of the test runner it moves no clock that a test has in its hands. */
async function until(isSo: () => boolean) {
  while (!isSo()) await sleep(5)
}
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
    expect(await page()).toBe(200)
    for (const { ended } of many) expect(await ended).toMatch(/^HTTP\/1.1 408 [\s\S]*arrive trop lentement/)
  })

  test("of files has a share of the places, and leaves the others to others", async () => {
    door = await openDoor({ ...listening, pace: { bytes: 1, everyMs: 60_000 }, proxies: 1 })
    const from = (address: string) => slow("/api/uploads/1", { ...FILES, "x-forwarded-for": address })
    const mine = [from("192.0.2.1"), from("192.0.2.1"), from("192.0.2.1")]
    expect(await oneOf(mine)).toContain("503 Service Unavailable")
    await expect.poll(door.inUse).toBe(2)
    from("192.0.2.2")
    await expect.poll(door.inUse).toBe(3)
    expect(mine.filter((line) => line.said() === "")).toHaveLength(2)
    expect(await page()).toBe(200)
  })

  test("of files in many sessions has the share of his address; with one session from many addresses, that of the session", async () => {
    door = await openDoor({ ...listening, pace: { bytes: 1, everyMs: 60_000 }, proxies: 1 })
    const from = (address: string, session: string) =>
      slow("/api/uploads/1", { ...FILES, "x-forwarded-for": address, cookie: `__Host-relais-session=${session}` })
    const one = ["a", "b", "c"].map((session) => from("192.0.2.1", session))
    expect(await oneOf(one)).toContain("503")
    await expect.poll(door.inUse).toBe(2)
    for (const line of one) line.socket.destroy()
    await expect.poll(door.inUse).toBe(0)
    const same = ["192.0.2.2", "192.0.2.3", "192.0.2.4"].map((address) => from(address, "a"))
    expect(await oneOf(same)).toContain("503")
    await expect.poll(door.inUse).toBe(2)
  })

  test("of files that come below the pace is stopped with a sentence, and his place is free", async () => {
    door = await openDoor(listening)
    const line = slow("/api/uploads/1", FILES)
    expect(await line.ended).toMatch(/^HTTP\/1.1 408 [\s\S]*rien n’en a été gardé/)
    // Whoever had no place would read 503.
    const others = [slow("/api/uploads/1", FILES), slow("/api/uploads/1", FILES)]
    for (const { ended } of others) expect(await ended).toContain("408")
  })

  test.each([
    ["at the pace is heard to the end", 20_000, "200 OK"],
    ["one byte below the pace is stopped", 19_999, "408"],
  ])("of files %s", async (_, bytes, said) => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] })
    let heard = 0
    const draw: RequestListener = (request, response) => {
      request.on("data", (piece: Buffer) => {
        heard += piece.length
      })
      request.on("end", () => response.end("kept"))
    }
    door = await openDoor({ draw, pace: { bytes: 20_000, everyMs: 200 } })
    const line = slow("/api/uploads/1", { ...FILES, "content-length": String(5 * bytes) })
    await until(() => door.inUse() === 1)
    for (let sent = bytes; sent <= 5 * bytes && line.said() === ""; sent += bytes) {
      line.socket.write("x".repeat(bytes))
      await until(() => heard === sent || line.said() !== "")
      vi.advanceTimersByTime(200)
    }
    await until(() => line.said() !== "")
    expect(line.said()).toContain(said)
  })
})

test("A slow reader of a page keeps nobody's place", async () => {
  const large = "x".repeat(2_000_000)
  let asked = 0
  door = await openDoor({
    draw: (_, response) => {
      asked++
      response.end(large)
    },
  })
  for (let one = 0; one < 50; one++) {
    const line = lineTo(door, head("GET", "/"))
    line.socket.pause()
    lines.push(line)
  }
  await expect.poll(() => asked).toBe(50)
  const answer = await fetch(door.url, { headers: FROM_US })
  expect([answer.status, (await answer.text()).length]).toEqual([200, large.length])
})

type OtherDoor = { url: string; port: number; heard(): Promise<number>; end(): void }

/** A door in another process, so that what one has to do is nothing to another, nor to who asks. */
async function openElsewhere(): Promise<OtherDoor> {
  const server = fork(join(import.meta.dirname, "testing-server.ts"), { execArgv: [], env: { ...process.env, NODE_OPTIONS: "" } })
  const told = async <Words>() => ((await once(server, "message")) as [Words])[0]
  const place = await told<{ url: string; port: number }>()
  const heard = async () => {
    server.send("how many?")
    return (await told<{ heard: number }>()).heard
  }
  const other = { ...place, heard, end: () => server.disconnect() }
  elsewhere.push(other)
  return other
}

test("A thousand slow clients do not slow a page down", async () => {
  const [quiet, besieged] = [await openElsewhere(), await openElsewhere()]
  // An address has a share of the connections too: they stay below it.
  for (let one = 0; one < 1000; one++) lines.push(lineTo(besieged, head("POST", "/", FORM)))
  await expect.poll(besieged.heard).toBe(1000)
  const dribbling = setInterval(() => {
    for (const { socket } of lines) if (socket.writable) socket.write("x")
  }, 1000)
  // Page by page in turn: whatever else the machine does falls on both.
  const times = { quiet: [] as number[], besieged: [] as number[] }
  for (let page = 0; page < 200; page++) {
    times.quiet.push(await timeOfPage(quiet))
    times.besieged.push(await timeOfPage(besieged))
  }
  clearInterval(dribbling)
  expect(p95(times.besieged)).toBeLessThanOrEqual(2 * p95(times.quiet))
})

/** In ms. */
async function timeOfPage({ url }: OtherDoor): Promise<number> {
  const began = performance.now()
  const answer = await fetch(url, { headers: FROM_US })
  await answer.text()
  expect(answer.status).toBe(200)
  return performance.now() - began
}

const p95 = (times: number[]) => times.sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.POSITIVE_INFINITY
