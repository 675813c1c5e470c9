import { afterEach, expect, test, vi } from "vitest"
import { z } from "zod"
import { buttonAction, formAction } from "./form-action"

const OURS = "http://localhost:3000"
let sent = new Headers()
let done = 0

vi.mock("next/headers", () => ({ headers: async () => sent, cookies: async () => new Map() }))
let isSignedIn = true
const kept: unknown[] = []
const requireActor = async () => {
  if (!isSignedIn) throw new Error("To the sign-in")
  return {}
}
vi.mock("./actor", () => ({
  getActor: async () => (isSignedIn ? {} : null),
  requireActor: () => requireActor(),
  requireAnyActor: async () => ({}),
}))
vi.mock("./kept", () => ({
  forgetTyped: async () => {},
  keepTyped: async (values: unknown) => {
    kept.push(values)
  },
  pathnameHere: async () => "/",
}))

afterEach(() => {
  done = 0
  isSignedIn = true
})

const work = async () => {
  done++
}
const form = formAction(z.strictObject({}), work)
const button = buttonAction(z.strictObject({}), work)

test.each([
  ["another site", { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }],
  ["another site that forges the origin", { origin: OURS, "sec-fetch-site": "cross-site" }],
  ["a page without an origin", { origin: "null" }],
  ["a program that says nothing", {}],
])("What %s sends does nothing, although the person is signed in here", async (_, headers) => {
  sent = new Headers(headers)
  await expect(form({ values: {}, fieldErrors: {} }, new FormData())).rejects.toThrow("404")
  await expect(button(new FormData())).rejects.toThrow("404")
  expect(done).toBe(0)
})

test("What a page of ours sends is done", async () => {
  sent = new Headers({ origin: OURS, "sec-fetch-site": "same-origin" })
  await form({ values: {}, fieldErrors: {} }, new FormData())
  await button(new FormData())
  expect(done).toBe(2)
})

const typed = () => {
  const data = new FormData()
  data.set("label", "Metformine")
  return data
}
const failing = (code: string) =>
  formAction(z.strictObject({ label: z.string() }), async () => {
    throw new Error("A record was reached, and left without a trace", { cause: Object.assign(new Error("Refused"), { code }) })
  })

test.each(["53100", "53300", "57P03", "ECONNREFUSED"])(
  "Whoever sends a form while the disk is full or Postgres away (%s) reads so, and keeps what was typed",
  async (code) => {
    sent = new Headers({ origin: OURS, "sec-fetch-site": "same-origin" })
    const answer = await failing(code)({ values: {}, fieldErrors: {} }, typed())
    expect(answer).toEqual({
      values: { label: "Metformine" },
      fieldErrors: {},
      formError: expect.stringContaining("Relais ne peut rien enregistrer en ce moment."),
    })
  },
)

test("Any other fault of a form is a fault", async () => {
  sent = new Headers({ origin: OURS, "sec-fetch-site": "same-origin" })
  await expect(failing("42703")({ values: {}, fieldErrors: {} }, typed())).rejects.toThrow("without a trace")
})

test("Of a form that comes after the end of the session a box that was unticked is kept as such, beside what was written", async () => {
  sent = new Headers({ origin: OURS, "sec-fetch-site": "same-origin" })
  isSignedIn = false
  const lines = formAction(z.strictObject({ label: z.string(), groups: z.array(z.string()).min(1) }), work)
  await expect(lines({ values: {}, fieldErrors: {} }, typed())).rejects.toThrow("To the sign-in")
  expect(kept).toEqual([{ label: "Metformine", groups: [] }])
  expect(done).toBe(0)
})
