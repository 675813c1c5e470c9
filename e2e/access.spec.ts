import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type APIRequestContext, type APIResponse, expect } from "@playwright/test"
import { newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { type Circle, cookieOf, EVERYBODY, type Person, test } from "./people"
import { ACTIONS, type Answer, ROUTES, type Route } from "./routes"

const APP = join(import.meta.dirname, "../app")
const MISSING = "Cette partie ne vous est pas ouverte"

test.use({ trace: "off" })

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
    [...readFileSync(join(APP, path), "utf8").matchAll(/^export (?:const|async function) (\w+)/gm)].map((match) => match[1] ?? ""),
  )
  expect(found.sort()).toEqual([...ACTIONS].sort())
})
