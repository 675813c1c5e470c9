import { describe, expect, test } from "vitest"
import { newActor } from "@/lib/access/testing"
import { cookieOf } from "../circle/circle"
import { fingerprint } from "../circle/fingerprint"
import { ACTIONS } from "../route-list"
import { ask, portal } from "./client"
import { as } from "./form-of"
import { findForm } from "./found-forms"
import { BOTH, send, WAYS } from "./ways"

// A file of its own: nothing changes here, so that one circle of people serves every action.
describe("Another site cannot set off, in the name of whoever may,", () => {
  for (const name of Object.keys(ACTIONS)) {
    test(name, async () => {
      const found = await findForm(name)
      const before = await fingerprint(found.circle)
      for (const origin of ["https://elsewhere.example", "null", `${portal()}.elsewhere.example`]) {
        for (const by of BOTH) {
          const { status } = await send(found, cookieOf(found.circle, found.person), by, origin)
          expect.soft(status, `${origin}, ${by}`).toBeGreaterThanOrEqual(400)
          expect.soft(status, `${origin}, ${by}`).toBeLessThan(500)
        }
      }
      expect(await fingerprint(found.circle)).toBe(before)
    })
  }
})

test("Under another name of this machine a form changes nothing, and says where to open Relais", async () => {
  const headers = await as(await newActor("Jeanne Lefèvre"))
  const other = `127.0.0.1:${new URL(portal()).port}`
  for (const address of ["/sign-out", "/language", "/account"]) {
    const sent = { ...headers, host: other, origin: `http://${other}`, "sec-fetch-site": "same-origin" }
    const reply = await ask(address, { method: "POST", headers: sent })
    expect(reply.status, address).toBe(403)
    expect(reply.headers["set-cookie"], address).toBeUndefined()
    expect(reply.text, address).toMatch(/<h1>Cela n’a pas pu se faire<\/h1><p>[^<]*ouvrez Relais à son adresse/)
    expect(reply.text, address).toContain(`<a href="${portal()}/">`)
  }
  expect((await ask("/account", { headers })).text).toContain("Vous êtes Jeanne Lefèvre")
})

test("A form of a page that was found under another name of this machine says why nothing was done, and where to go", async () => {
  const found = await findForm("openSpace")
  const before = await fingerprint(found.circle)
  const other = `127.0.0.1:${new URL(portal()).port}`
  for (const [origin, sentence] of [
    [`http://${other}`, "ouverte sous un autre nom que celui de Relais"],
    [portal(), "ne vient pas d’une page de Relais"],
  ] as const) {
    const headers = { ...cookieOf(found.circle, found.person), host: other, origin }
    const { status, text } = await WAYS["without script"]({ address: found.address, form: found.form, headers })
    expect.soft(status, origin).toBe(403)
    expect.soft(text, origin).toContain(sentence)
    expect.soft(text, origin).toContain(`<a href="${portal()}/">`)
  }
  expect(await fingerprint(found.circle)).toBe(before)
})
