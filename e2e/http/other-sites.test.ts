import { describe, expect, test } from "vitest"
import { cookieOf } from "../circle/circle"
import { fingerprint } from "../circle/fingerprint"
import { ACTIONS } from "../route-list"
import { portal } from "./client"
import { findForm } from "./found-forms"
import { BOTH, send } from "./ways"

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
