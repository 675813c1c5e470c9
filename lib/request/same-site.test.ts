import { expect, test } from "vitest"
import { isFromOurSite } from "./same-site"

const OURS = "http://localhost:3000"

test.each([
  ["a form of ours", { origin: OURS, "sec-fetch-site": "same-origin" }, true],
  ["a form of ours in an old browser", { origin: OURS }, true],
  ["a script of ours that sends no origin", { "sec-fetch-site": "same-origin" }, true],
  ["another site", { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }, false],
  ["another site that forges the origin only", { origin: OURS, "sec-fetch-site": "cross-site" }, false],
  ["another port of this machine", { origin: "http://localhost:3001", "sec-fetch-site": "same-site" }, false],
  ["a page without an origin", { origin: "null", "sec-fetch-site": "same-origin" }, false],
  ["an address typed by hand", { "sec-fetch-site": "none" }, false],
  ["a program that says nothing", {}, false],
])("A change sent by %s is taken: %j %s", (_, headers, taken) => {
  expect(isFromOurSite(new Request(`${OURS}/sign-out`, { method: "POST", headers }))).toBe(taken)
})
