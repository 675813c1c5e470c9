import { beforeAll, expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { revoke } from "@/lib/delegation/commands"
import type { SignedIn } from "../circle/cast"
import { cookieOf, makeCircle } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { mainOf } from "./asking"
import { ask, portal } from "./client"
import { noticeOf, presses } from "./presses"

const SAID = { words: "On ne m’a rien dit.", answer: "jeanne@example.org" }

const by = (person: SignedIn) => ({ ...cookieOf(circle, person), origin: portal() })

/** Where the link of these words on the page leads. */
async function linkOn(address: string, headers: Record<string, string>, words: string): Promise<string> {
  const { text } = await ask(address, { headers })
  const links = [...mainOf(text).matchAll(/<a\s[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
  return links.find(([, , said]) => said === words)?.[1] ?? ""
}

let circle: Circle
beforeAll(async () => {
  circle = await makeCircle()
})

/** To how many of the two questions the page shows a no. */
const answersIn = (text: string) => mainOf(text).split("Vous avez dit non.").length - 1

const ACCESSES: [string, SignedIn, (circle: Circle) => string, RegExp][] = [
  ["somebody who helps her", "patient", (c) => `/patients/${c.patientId}/helpers/${c.delegationId}`, /accès de Claire Lefèvre/],
  ["a professional", "patient", (c) => `/patients/${c.patientId}/care-circle/${c.memberId}`, /Dr Sarah Levy, soignant/],
  ["the access that she holds", "caregiver", (c) => `/helping/${c.delegationId}`, /Mon accès à l’espace de Jeanne/],
]

test.each(ACCESSES)("Complaining about %s is two gestures from its page, which says before who will read it", async (...of) => {
  const [, person, at, about] = of
  const headers = by(person)
  const form = await linkOn(at(circle), headers, "Me plaindre")
  expect(form).toBe(`${at(circle)}/complaint`)
  const { text } = await ask(form, { headers })
  expect(mainOf(text)).toMatch(about)
  expect(mainOf(text)).toContain("Qui la lira")
  const { at: receipt, page } = await presses(headers, "without script").does(form, "sendComplaint", SAID)
  expect(receipt).toMatch(/^(https?:\/\/[^/]+)?\/account\/complaints\/[0-9a-f-]{36}\?done=sent$/)
  expect(mainOf(page.text)).toMatch(about)
  expect(mainOf(page.text)).toContain("Elle attend d’être lue.")
})

test("A complaint that is taken back says so, and nothing of what it said is left", async () => {
  const headers = by("patient")
  const { does } = presses(headers, "without script")
  const { at } = await does("/account/complaints/new", "sendComplaint", { about: "Le site", ...SAID })
  const { page } = await does(new URL(at, portal()).pathname, "withdrawComplaint")
  expect(noticeOf(page).said).toContain("Votre réclamation est retirée.")
  expect(mainOf(page.text)).not.toContain(SAID.words)
  const list = await ask("/account/complaints", { headers })
  expect(mainOf(list.text)).toContain("Réclamation retirée")
})

test("Each right on the page leads somewhere that opens, and the answer for an emergency is undone where it is said back", async () => {
  const headers = by("patient")
  const rights = mainOf((await ask(`/patients/${circle.patientId}/rights`, { headers })).text)
  const ways = [...rights.matchAll(/<a\s[^>]*href="(\/[^"#]*)/g)].map(([, href]) => href ?? "")
  expect(ways.length).toBeGreaterThanOrEqual(14)
  for (const way of new Set(ways)) expect((await ask(way, { headers })).status, way).toBe(200)
  const { press, does } = presses(headers, "without script")
  const here = `/patients/${circle.patientId}/confidentiality`
  const said = await does(here, "sayEmergencyChoice", { way: "emergency_centre", answer: "opposed" })
  expect(answersIn(said.page.text)).toBe(2)
  const [undo] = noticeOf(said.page).forms
  if (!undo) throw new Error("Nothing undoes it")
  expect(answersIn((await press(said.at, undo)).page.text)).toBe(1)
})

test("A caregiver complains about how her access ended; the one who ended it learns nothing of it", async () => {
  const { patientId, delegationId, actors } = circle
  await withAccess(actors.patient, patientId, ["edit:delegations"], (access) =>
    revoke(access, { patientId, delegationId, reason: "patient_request" }),
  )
  const journal = () => asSuperuser((sql) => sql`select id from audit_events where patient_id = ${patientId}`)
  const before = (await journal()).length
  const headers = by("caregiver")
  const form = await linkOn(`/helping/${delegationId}`, headers, "Me plaindre")
  expect(mainOf((await ask(form, { headers })).text)).toMatch(/Mon accès qui a pris fin le /)
  const { page } = await presses(headers, "without script").does(form, "sendComplaint", SAID)
  expect(mainOf(page.text)).not.toContain("Jeanne")
  expect(await journal()).toHaveLength(before)
})
