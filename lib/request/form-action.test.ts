import { afterEach, expect, test, vi } from "vitest"
import { z } from "zod"
import { buttonAction, formAction } from "./form-action"

const OURS = "http://localhost:3000"
let sent = new Headers()
let done = 0

vi.mock("next/headers", () => ({ headers: async () => sent, cookies: async () => new Map() }))
vi.mock("./actor", () => ({ getActor: async () => ({}), requireActor: async () => ({}), requireAnyActor: async () => ({}) }))
vi.mock("./kept", () => ({ forgetTyped: async () => {}, keepTyped: async () => {}, pathnameHere: async () => "/" }))

afterEach(() => {
  done = 0
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
