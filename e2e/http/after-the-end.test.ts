import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { revoke } from "@/lib/delegation/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { paper } from "../fixtures/paper"
import { mainOf } from "./asking"
import { ask, portal } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

async function helped() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${claire.accountId}`)
  const patientId = await newPatient(jeanne)
  const { buffer, name } = await paper("Analyses")
  const documentId = await deposit(jeanne, patientId, [{ bytes: buffer, name }])
  const delegationId = await newDelegation(jeanne, patientId, claire)
  const cookie = `${SESSION_COOKIE}=${await newSession(claire)}`
  return { jeanne, claire, patientId, delegationId, cookie, file: `/patients/${patientId}/documents/${documentId}/file?page=0` }
}

const followed = { "sec-fetch-dest": "document", "sec-fetch-mode": "navigate", "sec-fetch-site": "same-origin" }

test("A download followed after the end of an access is a page of ours, and says no more than of what never was", async () => {
  const { jeanne, patientId, delegationId, cookie, file } = await helped()
  expect((await ask(file, { headers: { cookie, ...followed } })).headers["content-type"]).toBe("application/pdf")
  await withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
    revoke(access, { patientId, delegationId, reason: "patient_request" }),
  )
  const gone = await ask(file, { headers: { cookie, ...followed } })
  const never = await ask(file.replace(patientId, delegationId), { headers: { cookie, ...followed } })
  expect(gone.status).toBe(404)
  expect(gone.headers["content-type"]).toMatch(/^text\/html/)
  expect(gone.text).toMatch(/<h1[^>]*>/)
  const plain = (text: string) => text.replaceAll(/nonce[\\":=]+[0-9a-f]{32}|secondsLeft[\\":]+\d+/g, "")
  expect(plain(gone.text)).toBe(plain(never.text))
})

test("A script that sends files after the end of an access is answered as for what never was, and told so by its page", async () => {
  const { jeanne, patientId, delegationId, cookie } = await helped()
  await withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
    revoke(access, { patientId, delegationId, reason: "patient_request" }),
  )
  const form = new Response(new FormData())
  const headers = { cookie, origin: portal(), accept: "application/json", "content-type": form.headers.get("content-type") ?? "" }
  const reply = await ask(`/api/uploads/${patientId}`, { method: "POST", headers, body: Buffer.from(await form.arrayBuffer()) })
  expect(reply.status).toBe(404)
})

test("A file followed once the session is over leads to the sign-in and back to its document, at every door", async () => {
  const { file } = await helped()
  const document = file.replace(/\/file.*$/, "")
  for (const door of ["file", "original", "content", "inner/0"]) {
    const { status, headers } = await ask(`${document}/${door}`, { headers: followed })
    expect.soft(status, door).toBe(303)
    expect.soft(headers.location, door).toMatch(new RegExp(`/sign-in\\?back=${encodeURIComponent(document)}$`))
  }
})

const NOTE = "Elle a bien mangé ce midi.\nÀ surveiller\u00a0: sa cheville."
/** The words as they stand on a page. */
const plain = (text: string) => text.replace(/\s+/g, " ")
const shows = (text: string, words: string) => plain(mainOf(text)).includes(`>${plain(words)}<`)

test.each([
  ["ended", "view:documents", 404, NOTE],
  ["ended", "view:documents", 404, "fatigue"],
  ["no longer holds it", "view:notes", 200, NOTE],
] as const)("What was written in a form whose access %s is shown back to its writer, once", async (how, kept, status, body) => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const permissions = ["view:notes", "add:notes"]
  const delegationId = await newDelegation(jeanne, patientId, claire, { permissions })
  const [address, headers] = [`/patients/${patientId}/notebook/add`, await as(claire)]
  const form = await formOf("addNote", address, headers, { body })
  if (how === "ended")
    await withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
      revoke(access, { patientId, delegationId, reason: "patient_request" }),
    )
  else await asSuperuser((sql) => sql`update delegations set permissions = ${[kept]} where id = ${delegationId}`)
  const refused = await sendForm({ address, form, headers })
  expect([refused.status, shows(refused.text, body)]).toEqual([status, true])
  expect(JSON.stringify(refused.headers["set-cookie"] ?? "")).not.toContain("kept")
  const again = await ask(address, { headers })
  expect(shows(again.text, body)).toBe(false)
  const others = await sendForm({ address, form: { ...form, fields: [] }, headers: await as(await newActor("Hugo Blanc")) })
  expect(shows(others.text, body)).toBe(false)
  expect(await asSuperuser((sql) => sql`select 1 from notes where patient_id = ${patientId}`)).toHaveLength(0)
})

test("What was typed on a page whose session has ended is kept for the same person", async () => {
  const { claire, cookie } = await helped()
  await asSuperuser(
    (sql) => sql`update sessions set ended_at = now(), end_reason = 'ended_elsewhere' where account_id = ${claire.accountId}`,
  )
  const form = new FormData()
  form.set("pathname", "/account")
  form.set("words", JSON.stringify({ email: "claire@exemple.fr" }))
  const sent = new Response(form)
  const headers = { cookie, origin: portal(), "content-type": sent.headers.get("content-type") ?? "" }
  const reply = await ask("/typed", { method: "POST", headers, body: Buffer.from(await sent.arrayBuffer()) })
  expect(reply.status).toBe(204)
  expect(JSON.stringify(reply.headers["set-cookie"])).toMatch(/relais-kept-[\w-]{8}-0=[\w-]/)
})
