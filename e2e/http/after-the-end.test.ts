import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { revoke } from "@/lib/delegation/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { paper } from "../fixtures/paper"
import { ask, portal } from "./client"

async function helped() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${claire.accountId}`)
  const patientId = await newPatient(jeanne)
  const { buffer, name } = await paper("Analyses")
  const documentId = await deposit(jeanne, patientId, [{ bytes: buffer, name }])
  const delegationId = await newDelegation(jeanne, patientId, claire)
  const cookie = `${SESSION_COOKIE}=${await newSession(claire)}`
  return { jeanne, patientId, delegationId, cookie, file: `/patients/${patientId}/documents/${documentId}/file?page=0` }
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
  const plain = (text: string) => text.replaceAll(/nonce[\\":=]+[0-9a-f]{32}/g, "")
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
