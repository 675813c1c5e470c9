import { readdirSync } from "node:fs"
import { afterEach, expect, test, vi } from "vitest"
import type { DepositRefusal } from "@/lib/documents/upload/rules"
import { scratchFolder } from "@/lib/platform/files/uploads/scratch"
import { uploadHandler } from "./upload-handler"

const OURS = "http://localhost:3000"
let account = "jeanne"
let kept = 0
let fault: Error | null = null

vi.mock("./actor", () => ({ getActor: async () => ({ accountId: account }) }))

const post = uploadHandler<{ patientId: string }, null>({
  limits: { fileBytes: 100_000, files: 3, bodyBytes: 1_000_000 },
  page: ({ patientId }) => `/patients/${patientId}/documents/add`,
  ask: async () => {
    if (fault) throw fault
    return null
  },
  keep: async () => {
    kept++
    return "/kept"
  },
  explainedAt: () => null,
})

const HEAD = '--b\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n'
const TAIL = "\r\n--b--\r\n"
const LETTER = HEAD + "x".repeat(5_000) + TAIL

/** Somebody who sends a letter as slowly as the test likes: the rest, or nothing more. */
function send(as: string) {
  account = as
  let body: ReadableStreamDefaultController<Uint8Array> | undefined
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller
    },
  })
  const headers = {
    ...{ origin: OURS, "sec-fetch-site": "same-origin", accept: "application/json" },
    ...{ "content-type": "multipart/form-data; boundary=b", "content-length": String(LETTER.length) },
  }
  const request = new Request(`${OURS}/api/uploads/1`, { method: "POST", headers, body: stream, duplex: "half" } as RequestInit)
  body?.enqueue(Buffer.from(LETTER.slice(0, 1_000)))
  const answer = post(request, { params: Promise.resolve({ patientId: "1" }) })
  return {
    answer,
    leadsTo: async () => ((await (await answer).json()) as { path: string }).path,
    finish: () => {
      body?.enqueue(Buffer.from(LETTER.slice(1_000)))
      body?.close()
    },
    /** What the door does with whoever sends below the pace, and what a lost line does. */
    breakOff: () => body?.error(new Error("aborted")),
  }
}

/** As many as an account may send at once, each waiting for the rest of what it sends. */
async function sendEight() {
  const eight = Array.from({ length: 8 }, () => send("jeanne"))
  await expect.poll(() => readdirSync(scratchFolder())).toHaveLength(eight.length)
  return eight
}

const refused = (problem: DepositRefusal) => `/patients/1/documents/add?problem=${problem}`

afterEach(() => {
  kept = 0
  fault = null
})

test("Whoever sends more at once than an account has places for reads so, and others send on", async () => {
  const eight = await sendEight()
  expect(await send("jeanne").leadsTo()).toBe(refused("too_many_at_once"))
  const other = send("claire")
  for (const one of [...eight, other]) one.finish()
  for (const one of [...eight, other]) expect(await one.leadsTo()).toBe("/kept")
  expect(kept).toBe(9)
  expect(readdirSync(scratchFolder())).toEqual([])
})

test("Whoever is stopped for sending too slowly leaves nothing in the clear, and their place is free", async () => {
  const eight = await sendEight()
  for (const one of eight) one.breakOff()
  for (const one of eight) expect(await one.leadsTo()).toBe(refused("interrupted"))
  expect(readdirSync(scratchFolder())).toEqual([])
  const again = await sendEight()
  for (const one of again) one.finish()
  for (const one of again) expect(await one.leadsTo()).toBe("/kept")
  expect(kept).toBe(8)
})

test.each(["53100", "53300", "57P03", "ECONNREFUSED"])(
  "Whoever sends while Postgres serves nobody (%s) reads that nothing was deposited",
  async (code) => {
    const cause = Object.assign(new Error("Postgres serves nobody"), { code })
    fault = new Error("A record was reached, and left without a trace", { cause })
    expect(await send("jeanne").leadsTo()).toBe(refused("storage"))
  },
)

test("Any other fault is a fault, with a reference and nothing else", async () => {
  fault = Object.assign(new Error("A bug"), { code: "42703" })
  const answer = await send("jeanne").answer
  expect(answer.status).toBe(500)
  expect(answer.headers.get("x-relais-reference")).toMatch(/^[0-9a-f-]{36}$/)
  expect(await answer.text()).toBe("")
})
