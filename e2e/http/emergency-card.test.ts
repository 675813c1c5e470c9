import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { changeEmergencyCard, giveCardCode, withdrawCardCode } from "@/lib/emergency-card/commands"
import { getCardCode } from "@/lib/emergency-card/queries"
import { ask, portal } from "./client"
import { as, formOf } from "./form-of"
import { BOTH, WAYS, type Way } from "./ways"

async function jeanneWithACode() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const code = await withAccess(jeanne, patientId, ["edit:emergency_card"], async (access) => {
    await changeEmergencyCard(access, { version: 0, firstWords: "J’entends mal.", bloodGroup: null, speaks: "" })
    await giveCardCode(access)
    return (await getCardCode(access))?.link.split("/").at(-1) ?? ""
  })
  return { jeanne, patientId, code }
}

/** What an answer says, without what is new in each. */
async function said(code: string, headers: Record<string, string> = {}) {
  const { status, text, headers: answered } = await ask(`/card/${code}`, { headers })
  const plain = text.replaceAll(/nonce[\\":=]+[0-9a-f]{32}/g, "").replaceAll(code, "")
  const { date: _, "content-security-policy": policy, ...others } = answered
  return { status, text: plain, headers: { ...others, "content-length": undefined } }
}

const openings = async (patientId: string) => {
  const told = await asSuperuser(
    (sql) => sql`select from audit_events where patient_id = ${patientId} and action = 'emergency_card.opened_by_code'`,
  )
  return told.length
}

/** The button of the page behind a code, as a browser sends it with script or without. */
async function press(code: string, way: Way = "without script", origin = portal()) {
  const address = `/card/${code}`
  return WAYS[way]({ address, form: await formOf("openCard", address, {}), headers: { origin } })
}

test("The address of a card says nothing of its person, opens nothing and tells nothing, however often it is asked for", async () => {
  const { code, patientId } = await jeanneWithACode()
  const preview = { "user-agent": "facebookexternalhit/1.1", purpose: "prefetch", "sec-purpose": "prefetch;prerender" }
  for (const headers of [{}, preview]) {
    const { status, text } = await ask(`/card/${code}`, { headers })
    expect(status).toBe(200)
    expect(text).toContain("Ouvrir la fiche d’urgence")
    expect(text).not.toMatch(/J’entends mal|Jeanne|Lefèvre|\/patients\//)
  }
  expect((await ask(`/card/${code}`, { method: "HEAD" })).status).toBe(200)
  expect(await openings(patientId)).toBe(0)
})

test.each(BOTH)(
  "A card opens for nobody in particular by its button, once, kept by no cache and no search engine: %s",
  async (way) => {
    const { code, patientId } = await jeanneWithACode()
    const first = await press(code, way)
    expect(first.status).toBe(200)
    expect(first.text).toContain("J’entends mal.")
    expect(first.headers["cache-control"]).toContain("no-store")
    expect(first.text).not.toContain("/patients/")
    expect(await openings(patientId)).toBe(1)
    // Going back or loading the address again shows the button; sending the button again is another opening, told as one.
    const again = await ask(`/card/${code}`)
    expect(again.text).not.toContain("J’entends mal.")
    expect(again.text).toMatch(/<meta name="robots" content="noindex/)
    expect(await openings(patientId)).toBe(1)
    expect((await press(code, way)).text).toContain("J’entends mal.")
    expect(await openings(patientId)).toBe(2)
  },
)

test("A card is open within three requests and fifty kilobytes", async () => {
  const { code } = await jeanneWithACode()
  const replies = [await ask(`/card/${code}`), await press(code)]
  expect(replies.reduce((sum, { body }) => sum + body.length, 0)).toBeLessThan(50_000)
})

test("Another site's button opens no card, and neither does one whose code was taken back meanwhile", async () => {
  const { jeanne, code, patientId } = await jeanneWithACode()
  expect((await press(code, "without script", "https://example.org")).text).not.toContain("J’entends mal.")
  const form = await formOf("openCard", `/card/${code}`, {})
  await withAccess(jeanne, patientId, ["edit:emergency_card"], withdrawCardCode)
  for (const way of BOTH) {
    const late = await WAYS[way]({ address: `/card/${code}`, form, headers: { origin: portal() } })
    const never = await WAYS[way]({ address: `/card/${"0".repeat(24)}`, form, headers: { origin: portal() } })
    // What the page's own script is answered is drawn by it: the page that nobody finds, in the answer to what it sent.
    const status = way === "without script" ? 404 : 200
    expect([late.status, never.status], way).toEqual([status, status])
    expect(late.text).not.toContain("J’entends mal.")
  }
  expect(await openings(patientId)).toBe(0)
})

test("A card that was taken back and a code that never was are the same page, for somebody signed in too", async () => {
  const { jeanne, patientId, code } = await jeanneWithACode()
  await withAccess(jeanne, patientId, ["edit:emergency_card"], withdrawCardCode)
  const never = "0".repeat(24)
  expect(await said(code)).toEqual(await said(never))
  expect((await said(code)).status).toBe(404)
  const hers = await as(jeanne)
  expect((await said(code, hers)).status).toBe(404)
  expect((await said("nonsense", hers)).status).toBe(404)
})
