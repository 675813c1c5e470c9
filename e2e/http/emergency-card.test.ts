import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { changeEmergencyCard, giveCardCode, withdrawCardCode } from "@/lib/emergency-card/commands"
import { getCardCode } from "@/lib/emergency-card/queries"
import { ask } from "./client"
import { as } from "./form-of"

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

test("A card opens for nobody in particular, and is kept by no cache and no search engine", async () => {
  const { code, patientId } = await jeanneWithACode()
  const { status, text, headers } = await ask(`/card/${code}`)
  expect(status).toBe(200)
  expect(text).toContain("J’entends mal.")
  expect(headers["cache-control"]).toContain("no-store")
  expect(text).toMatch(/<meta name="robots" content="noindex/)
  expect(text).not.toContain("/patients/")
  // Nothing of the first answer serves the second: a page that is loaded again is another opening, and told as one.
  await ask(`/card/${code}`)
  const openings = await asSuperuser(
    (sql) => sql`select from audit_events where patient_id = ${patientId} and action = 'emergency_card.opened_by_code'`,
  )
  expect(openings).toHaveLength(2)
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
