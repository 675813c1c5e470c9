import { describe, expect, test } from "vitest"
import { withBystanders } from "../circle/bystanders"
import { EVERYBODY, SIGNED_IN } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { countRefusals } from "../circle/fingerprint"
import { expectedAnswer } from "../expected"
import { ROUTES } from "../route-list"
import { answerOf, askRoute, headingOf } from "./asking"
import { circle } from "./circle"
import { ask, type Reply } from "./client"

describe("Everybody is answered as the policy says", () => {
  for (const route of ROUTES) {
    test(`at ${route.pattern}`, async () => {
      const people = await circle()
      const replies = await Promise.all(EVERYBODY.map(async (person) => [person, await askRoute(people, route, person)] as const))
      const answers = replies.map(([person, reply]) => [person, answerOf(reply)])
      expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(EVERYBODY.map((one) => [one, expectedAnswer(route, one)])))
      const shown = replies.filter(([, reply]) => answerOf(reply) === "shown")
      const { heading } = route
      if (heading === undefined) return
      for (const [person, reply] of shown) {
        if (typeof heading === "string") expect(headingOf(reply), person).toBe(heading)
        else expect(headingOf(reply), person).toMatch(heading)
      }
    })
  }
})

const UNKNOWN = "00000000-0000-4000-8000-000000000000"
const VARYING = ["date", "content-security-policy", "link", "etag"]

/** All that an answer says, without what differs from one asking to the next. */
function whole({ status, headers, text }: Reply, ids: readonly string[]) {
  const nonce = /nonce-(\w+)/.exec(String(headers["content-security-policy"]))?.[1] ?? "none"
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !VARYING.includes(name)))
  // How long the session lasts is less by a second where the second answer comes in the next one.
  const body = text.replaceAll(nonce, "nonce").replace(/(secondsLeft\\?":)\d+/g, "$1some")
  const said = JSON.stringify({ headers: kept, body })
  return { status, said: ids.reduce((words, id) => words.replaceAll(id, "id"), said) }
}

const OF_A_PATIENT = ROUTES.filter(({ pattern }) => pattern.includes("[patientId]"))

describe("A stranger is told the same whether the space exists or not", () => {
  for (const route of OF_A_PATIENT) {
    test(`at ${route.pattern}`, async () => {
      const people = await circle()
      const nowhere = { ...people, patientId: UNKNOWN }
      const ids = [people.patientId, UNKNOWN]
      for (const person of ["stranger", "formerCaregiver"] as const) {
        const [theirs, none] = await Promise.all([askRoute(people, route, person), askRoute(nowhere, route, person)])
        expect(whole(theirs, ids)).toEqual(whole(none, ids))
        expect(theirs.status).toBe(expectedAnswer(route, "stranger") === "moved" ? 307 : 404)
        expect(theirs.headers["cache-control"]).toMatch(/^private.*no-store/)
      }
    })
  }
})

test("What is personal is kept by no cache", async () => {
  const people = await circle()
  const personal = ROUTES.filter(
    (route) => expectedAnswer(route, "nobody") !== "shown" && !route.endsSession && expectedAnswer(route, "patient") !== "moved",
  )
  const replies = await Promise.all(personal.map((route) => askRoute(people, route, "patient")))
  for (const [place, { pattern }] of personal.entries())
    expect.soft(replies[place]?.headers["cache-control"], pattern).toMatch(/private.*no-store/)
})

test("A document kept from a caregiver does not exist for her", async () => {
  const people = await circle()
  const { hiddenDocumentId, deletedDocumentId, patientId } = people
  const headers = cookieOf(people, "caregiver")
  const ids = [hiddenDocumentId, deletedDocumentId, UNKNOWN]
  for (const rest of ["", "/file", "/describe", "/delete"]) {
    const at = async (id: string) => whole(await ask(`/patients/${patientId}/documents/${id}${rest}`, { headers }), ids)
    const unknown = await at(UNKNOWN)
    expect.soft(await at(hiddenDocumentId), rest).toEqual(unknown)
    expect.soft(await at(deletedDocumentId), rest).toEqual(unknown)
  }
  const { text } = await ask(`/patients/${patientId}/documents`, { headers })
  expect(text).not.toMatch(new RegExp(`psychiatrie|${hiddenDocumentId}|${deletedDocumentId}`))
})

test("Whoever is refused a space leaves a trace of having asked", async () => {
  const around = await withBystanders(await circle())
  const refused = SIGNED_IN.filter((person) => person !== "patient")
  const asked = OF_A_PATIENT.filter(({ method }) => method !== "POST")
  await Promise.all(
    refused.map(async (person) => void (await Promise.all(asked.map((route) => askRoute(around, route, person))))),
  )
  const kept = await countRefusals(around.actors)
  expect(refused.filter((person) => kept[person] === 0)).toEqual([])
})
