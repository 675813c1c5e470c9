import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test"
import { newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { ACTIONS } from "./action-list"
import { countRefusals } from "./fingerprint"
import { builtActions } from "./forms"
import { type Circle, cookieOf, EVERYBODY, type Person, SIGNED_IN, test } from "./people"
import { type Answer, ROUTES, type Route } from "./routes"

const APP = join(import.meta.dirname, "../app")
const MISSING = "Cette partie ne vous est pas ouverte"

async function answerOf(response: APIResponse): Promise<Answer | number> {
  const status = response.status()
  if (status === 404) return "not-found"
  if (status === 401) return "unauthorised"
  if (status === 403) return "forbidden"
  if (status >= 300 && status < 400)
    return /^(https?:\/\/[^/]+)?\/sign-in(\?|$)/.test(response.headers().location ?? "") ? "sign-in" : "moved"
  if (status !== 200) return status
  return (await response.text()).includes(MISSING) ? "missing" : "shown"
}

/** Asks as a form of ours would; whoever would be signed out comes with a session of their own. */
async function ask(request: APIRequestContext, circle: Circle, route: Route, person: Person): Promise<APIResponse> {
  const headers =
    route.endsSession && person !== "nobody"
      ? { cookie: `${SESSION_COOKIE}=${await newSession(circle.actors[person])}` }
      : cookieOf(circle, person)
  const origin = process.env.RELAIS_URL ?? ""
  return request.fetch(route.address(circle), { method: route.method ?? "GET", headers: { ...headers, origin }, maxRedirects: 0 })
}

for (const route of ROUTES) {
  for (const person of EVERYBODY) {
    test(`${route.pattern}: ${person} is answered "${route.answers[person]}"`, async ({ request, circle }) => {
      const response = await ask(request, circle, route, person)
      expect(await answerOf(response)).toBe(route.answers[person])
      if (route.answers[person] !== "shown" || !route.heading) return
      const heading = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(await response.text())?.[1] ?? ""
      expect(heading.replace(/<[^>]+>/g, "")).toMatch(route.heading)
    })
  }
}

const listFiles = (name: RegExp) => readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((path) => name.test(path))

test("Every page and every handler is in the list", () => {
  const found = listFiles(/(^|\/)(page\.tsx|route\.ts)$/).map(
    (path) => `/${path.replace(/\/?(page\.tsx|route\.ts)$/, "")}`.replace(/\/\([^/]+\)/g, "") || "/",
  )
  const listed = ROUTES.map((route) => route.pattern)
  expect(found.filter((pattern) => !listed.includes(pattern)).sort()).toEqual([])
  expect(listed.filter((pattern) => !found.includes(pattern))).toEqual([])
})

test("Every action is in the list", () => {
  const found = listFiles(/(^|\/)actions\.ts$/).flatMap((path) =>
    [...readFileSync(join(APP, path), "utf8").matchAll(/^export (?:const|async function) (\w+)/gm)].map(
      (match) => match[1] ?? "",
    ),
  )
  expect(found.sort()).toEqual(Object.keys(ACTIONS).sort())
  expect([...new Set(builtActions().values())].filter((name) => !found.includes(name))).toEqual([])
})

const UNKNOWN = "00000000-0000-4000-8000-000000000000"
const VARYING = ["date", "content-security-policy", "link", "etag"]

/** All that an answer says, without what differs from one asking to the next. */
async function whole(response: APIResponse, ids: readonly string[]) {
  const headers = response.headers()
  const nonce = /nonce-(\w+)/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "none"
  for (const name of VARYING) delete headers[name]
  const said = JSON.stringify({ headers, body: (await response.text()).replaceAll(nonce, "nonce") })
  return { status: response.status(), said: ids.reduce((text, id) => text.replaceAll(id, "id"), said) }
}

const OF_A_PATIENT = ROUTES.filter(({ pattern }) => pattern.includes("[patientId]"))

for (const route of OF_A_PATIENT) {
  test(`${route.pattern}: a stranger is told the same whether the space exists or not`, async ({ request, circle }) => {
    const nowhere = { ...circle, patientId: UNKNOWN }
    const ids = [circle.patientId, UNKNOWN]
    for (const person of ["stranger", "formerCaregiver"] as const) {
      const theirs = await whole(await ask(request, circle, route, person), ids)
      expect(theirs).toEqual(await whole(await ask(request, nowhere, route, person), ids))
      expect(theirs.status).toBe(route.answers.stranger === "moved" ? 307 : 404)
      expect(theirs.said).toMatch(/"cache-control":"private[^"]*no-store/)
    }
  })
}

test("What is personal is kept by no cache", async ({ request, circle }) => {
  const personal = ROUTES.filter(
    (route) => route.answers.nobody !== "shown" && !route.endsSession && route.answers.patient !== "moved",
  )
  for (const route of personal) {
    const response = await ask(request, circle, route, "patient")
    expect.soft(response.headers()["cache-control"], route.pattern).toMatch(/private.*no-store/)
  }
})

test("A document kept from a caregiver does not exist for her", async ({ request, circle }) => {
  const { hiddenDocumentId, deletedDocumentId, patientId } = circle
  for (const rest of ["", "/file", "/describe", "/delete"]) {
    const at = (id: string) =>
      request.get(`/patients/${patientId}/documents/${id}${rest}`, { headers: cookieOf(circle, "caregiver"), maxRedirects: 0 })
    const ids = [hiddenDocumentId, deletedDocumentId, UNKNOWN]
    const unknown = await whole(await at(UNKNOWN), ids)
    expect.soft(await whole(await at(hiddenDocumentId), ids), rest).toEqual(unknown)
    expect.soft(await whole(await at(deletedDocumentId), ids), rest).toEqual(unknown)
  }
  const list = await request.get(`/patients/${patientId}/documents`, { headers: cookieOf(circle, "caregiver") })
  expect(await list.text()).not.toMatch(new RegExp(`psychiatrie|${hiddenDocumentId}|${deletedDocumentId}`))
})

test("Whoever is refused a space leaves a trace of having asked", async ({ request, circle }) => {
  const refused = SIGNED_IN.filter((person) => person !== "patient")
  for (const route of OF_A_PATIENT.filter(({ method }) => method !== "POST")) {
    for (const person of refused) await ask(request, circle, route, person)
  }
  // The same knock within ten minutes is one line.
  const kept = await countRefusals(circle)
  expect(refused.filter((person) => kept[person] === 0)).toEqual([])
})
