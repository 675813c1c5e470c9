import fc from "fast-check"
import { expect, test } from "vitest"
import type { Person } from "../circle/cast"
import { cookieOf, makeCircle } from "../circle/circle"
import { fingerprint } from "../circle/fingerprint"
import type { Circle } from "../circle/ids"
import { addressOf } from "../route"
import { ROUTES, viewsOf } from "../route-list"
import { circle as circleOfWorker } from "./circle"
import { ask, portal, type Reply } from "./client"
import { builtActions, callAction, type Form, formsOf, sendForm } from "./forms"

const ORIGIN = portal()
/** In the long run so many words for each address and form, each from everybody and in both ways of sending. */
const LONG = process.env.RELAIS_DEEP ? 50 : 0
const SLOW = 2000
/** Words that only the inside of the portal knows. */
const INSIDE = /\n\s+at \S+ \(|node_modules|\.next\/|PostgresError|DrizzleQueryError|ZodError|select .+ from |stack":/i

/** What somebody who wishes us ill, or whose program is broken, puts where a word is expected. */
const WORDS = [
  "",
  "%00",
  "a%00b",
  "..%2f..%2fetc%2fpasswd",
  "%2e%2e%2f",
  "..%5c",
  "%c0%ae%c0%ae",
  "%ff",
  "%",
  "null",
  "undefined",
  "NaN",
  "-1",
  "1e999",
  "9".repeat(400),
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF",
  "' or 1=1 --",
  "{{7*7}}",
  "<script>alert(1)</script>",
  "__proto__",
  "constructor",
  "$@1",
  "%E2%80%AE",
  "👩‍👩‍👧",
  "\u202Eabc",
]
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", minLength: 200, maxLength: 3000 }),
  fc.uuid(),
)
const inAddress = word.map((text) =>
  /^[\w.%-]*$/.test(text) ? text : encodeURIComponent([...text.toWellFormed()].slice(0, 40).join("")),
)
const sample = <Value>(arbitrary: fc.Arbitrary<Value>, seed: number, times: number) =>
  fc.sample(arbitrary, { seed, numRuns: LONG || times })

/** Asks, and asks once more what was slow: the machine of the tests may have been busy. */
async function expectCalm(what: string, send: () => Promise<Reply>, highest = 499) {
  let [response, milliseconds] = await timed(send)
  if (milliseconds > SLOW) [response, milliseconds] = await timed(send)
  expect.soft(response.status, what).toBeLessThanOrEqual(highest)
  expect.soft(milliseconds, `${what}, milliseconds`).toBeLessThan(SLOW)
  expect.soft(response.text, `${what}, words of the inside`).not.toMatch(INSIDE)
}

async function timed(send: () => Promise<Reply>): Promise<[Reply, number]> {
  const start = performance.now()
  return [await send(), performance.now() - start]
}

/** Each word is another's turn, so that everybody comes with nonsense in each place; in the long run everybody comes with each word. */
const inTurn = <Value>(all: readonly Value[], turn: number) =>
  LONG ? all : all.filter((_, place) => place === turn % all.length)

const PEOPLE: Person[] = ["patient", "teamProfessional", "nobody"]

for (const [place, route] of ROUTES.entries()) {
  test(`${route.pattern} answers nonsense calmly, and nothing changes`, async () => {
    const circle = await circleOfWorker()
    const before = await fingerprint(circle)
    const turns = PEOPLE.length * Math.max(2, idsIn(route.pattern).length)
    for (const [number, [id, query]] of sample(fc.tuple(inAddress, inAddress), place, turns).entries()) {
      const hit = Math.floor(number / PEOPLE.length)
      const address = `${broken(route.pattern, id, circle, hit)}?${NAMES.map((name) => `${name}=${query}`).join("&")}`
      for (const person of route.endsSession ? (["nobody"] as const) : inTurn(PEOPLE, number)) {
        const headers = { ...cookieOf(circle, person), origin: ORIGIN }
        const method = route.method ?? "GET"
        await expectCalm(`${person}: ${method} ${address}`, () => ask(address, { method, headers }))
      }
    }
    expect(await fingerprint(circle)).toBe(before)
  })
}

const NAMES = [
  "group",
  "year",
  "author",
  "unread",
  "older",
  "newer",
  "before",
  "person",
  "kind",
  "from",
  "to",
  "page",
  "back",
  "problem",
  "q",
  "code",
  "done",
]

const idsIn = (pattern: string) => [...pattern.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map((match) => match[1])

/** The address with nonsense in place of one of its ids; the others stay right, so that the door is reached. */
function broken(pattern: string, id: string, circle: Circle, number: number): string {
  const known: Record<string, string> = { ...circle, provider: "citizen", lensId: circle.delegationId } as never
  const names = idsIn(pattern)
  const hit = names[number % Math.max(1, names.length)]
  return pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name) => (name === hit ? id : (known[name] ?? "x")))
}

test("Forged headers open nothing and break nothing", async () => {
  const circle = await circleOfWorker()
  const address = `/patients/${circle.patientId}/documents`
  const subrequests = ["proxy", "middleware", "src/middleware", "pages/_middleware"].map((name) => Array(5).fill(name).join(":"))
  const forged: Record<string, string>[] = [
    ...subrequests.map((value) => ({ "x-middleware-subrequest": value })),
    { "x-middleware-prefetch": "1", purpose: "prefetch" },
    { "x-middleware-rewrite": "/privacy", "x-middleware-next": "1" },
    { "x-invoke-path": "/privacy", "x-matched-path": "/privacy", "x-now-route-matches": "1" },
    { "x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "ftp" },
    { "x-relais-path": "//elsewhere.example", "x-nonce": "known" },
    { "x-actor": circle.actors.patient.accountId, authorization: "Bearer x" },
    { cookie: "__Host-relais-session=%00; __Host-relais-session=x" },
    { cookie: `__Host-relais-session=${"a".repeat(8000)}` },
    { cookie: "relais-language=../../en; NEXT_LOCALE=%00" },
    { rsc: "1", "next-router-state-tree": "%5B%22nonsense" },
    { rsc: "1", "next-router-state-tree": "x".repeat(5000) },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { "accept-language": "x".repeat(4000) },
    { range: "bytes=-1-1", "if-none-match": "*" },
  ]
  for (const headers of forged) {
    for (const where of [address, "/account", "/", "/nowhere"]) {
      await expectCalm(`${where} ${JSON.stringify(headers).slice(0, 120)}`, () => ask(where, { headers }))
    }
    const response = await ask(address, { headers })
    expect.soft(response.text, JSON.stringify(headers)).not.toContain("Analyses de sang")
    expect.soft(response.headers["content-security-policy"] ?? "", "the nonce is ours").not.toContain("known")
  }
})

test("Methods that no door knows are refused", async () => {
  const circle = await circleOfWorker()
  for (const route of ROUTES.filter(({ endsSession }) => !endsSession)) {
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"]) {
      const headers = { ...cookieOf(circle, "patient"), origin: ORIGIN }
      const address = addressOf(route, circle)
      await expectCalm(`${method} ${address}`, () => ask(address, { method, headers, body: "x" }))
    }
  }
})

const BODIES: [type: string, body: string][] = [
  ["text/plain", "nonsense"],
  ["text/plain;charset=UTF-8", "[]"],
  ["text/plain;charset=UTF-8", '["$K1"]'],
  ["text/plain;charset=UTF-8", '[{"__proto__":{"a":1}},"$Q9"]'],
  ["text/plain;charset=UTF-8", "[".repeat(5000)],
  ["application/json", '{"a":1}'],
  ["application/x-www-form-urlencoded", "a=1&b=%00"],
  ["multipart/form-data", "no boundary"],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n'],
  ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x--\r\n'],
  ["multipart/form-data; boundary=x", "--x--\r\n"],
  ["application/octet-stream", "\u0000\u0001"],
  ["", "x"],
]

async function firstForm(circle: Circle): Promise<{ address: string; form: Form }> {
  const address = `/patients/${circle.patientId}/helpers/invite`
  const [form] = formsOf((await ask(address, { headers: cookieOf(circle, "patient") })).text)
  if (!form) throw new Error("There is no form")
  return { address, form }
}

test("A body that is no form changes nothing, whatever it says that it is", async () => {
  const circle = await circleOfWorker()
  const { address, form } = await firstForm(circle)
  const before = await fingerprint(circle)
  for (const [type, body] of [...BODIES, ["text/plain", "x".repeat(200_000)] as [string, string]]) {
    const script: Record<string, string> = { "next-action": form.actionId, accept: "text/x-component" }
    for (const action of [{}, script]) {
      const headers = { ...cookieOf(circle, "patient"), origin: ORIGIN, "content-type": type, ...action }
      // A form that is not one inside its own borders is what a cut line leaves: Next says 500, and nobody is there to read it.
      const highest = type.includes("boundary") ? 500 : 499
      const what = `${type} ${JSON.stringify(body.slice(0, 40))} ${Object.keys(action)[0] ?? "plain"}`
      await expectCalm(what, () => ask(address, { method: "POST", headers, body }), highest)
    }
  }
  expect(await fingerprint(circle)).toBe(before)
})

test("A form too large is refused, and changes nothing", async () => {
  const circle = await circleOfWorker()
  const { address, form } = await firstForm(circle)
  const large: Form = { ...form, fields: [...form.fields, ["more", "x".repeat(90_000)]] }
  const before = await fingerprint(circle)
  for (const send of SENDINGS) {
    const headers = { ...cookieOf(circle, "patient"), origin: ORIGIN }
    await expectCalm(send.name, () => send({ address, form: large, headers }))
  }
  expect(await fingerprint(circle)).toBe(before)
})

const SENDINGS = [sendForm, callAction]

test("Every form of every page takes nonsense in its fields without breaking", { timeout: 300_000 }, async () => {
  const circle = await makeCircle()
  const names = builtActions()
  const met = new Set<string>()
  for (const { route, viewer, addresses } of viewsOf(circle)) {
    const headers = { ...cookieOf(circle, viewer), origin: ORIGIN }
    const html = (await ask(addresses[0] ?? "", { headers })).text
    for (const form of formsOf(html).filter(({ actionId }) => !met.has(actionId) && !names.get(actionId)?.startsWith("end"))) {
      met.add(form.actionId)
      for (const [number, nonsense] of sample(word, form.fields.length, 2 * SENDINGS.length).entries()) {
        const fields = form.fields.map(([name, value], place): [string, string] => {
          const isKept = name.startsWith("$ACTION") || (number % 2 === 0 && /Id$/.test(name))
          return [name, isKept ? value : `${nonsense.toWellFormed()}${place % 2 === 0 ? "" : "\u0000"}`.slice(0, 4000)]
        })
        const sent = { address: addresses[0] ?? "", form: { ...form, fields }, headers }
        const what = `${route.pattern} ${names.get(form.actionId)} ${JSON.stringify(nonsense).slice(0, 60)}`
        for (const by of inTurn(SENDINGS, Math.floor(number / 2))) await expectCalm(`${what} by ${by.name}`, () => by(sent))
      }
    }
  }
  expect(met.size).toBeGreaterThan(20)
})
