import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newBlock, newPatient } from "@/lib/access/testing"
import { newCode, someCode } from "@/lib/consultation/opening/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { ask, type Reply } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

const OPEN = "/professional/open"

/** Types a code and presses the button, as a browser without script does. */
async function openWith(headers: Awaited<ReturnType<typeof as>>, code: string): Promise<Reply> {
  return sendForm({ address: OPEN, form: await formOf("openConsultation", OPEN, headers, { code }), headers })
}

async function jeanneWithOneDocument() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const documentId = await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }], { title: "Analyses" })
  const list = `/patients/${patientId}/documents`
  return { jeanne, patientId, addresses: [list, `${list}/${documentId}`, `${list}/${documentId}/file?page=0`] }
}

test("A code that opens nothing says one sentence, and after five of them how long to wait", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const headers = await as(await newActor("Pierre Aubry", "professional"))
  expect((await openWith(headers, "ABC")).text).toContain("Un code a 8 lettres ou chiffres.")
  for (const code of [await newCode(jeanne, patientId, 10), someCode(), someCode(), someCode(), someCode()])
    expect((await openWith(headers, code)).text).toContain("Ce code n’ouvre rien.")
  expect((await openWith(headers, await newCode(jeanne, patientId))).text).toContain("Attendez 10 minutes")
})

type End = (patientId: string, jeanne: Actor, doctor: Actor) => Promise<unknown>
const ENDS: Record<string, End> = {
  "two hours are gone": (patientId) =>
    asSuperuser(
      (sql) =>
        sql`update consultations set opened_at = now() - interval '2 hours', closes_at = now() where patient_id = ${patientId}`,
    ),
  "the patient ended it": (patientId) =>
    asSuperuser(
      (sql) => sql`update consultations set ended_at = now(), end_reason = 'patient_request' where patient_id = ${patientId}`,
    ),
  "the patient blocked": (patientId, jeanne, doctor) => newBlock(jeanne, patientId, doctor),
}

test.each(Object.entries(ENDS))("A consultation is over from the next request on when %s", async (_, end) => {
  const { jeanne, patientId, addresses } = await jeanneWithOneDocument()
  const doctor = await newActor("Pierre Aubry", "professional")
  const headers = await as(doctor)
  const statuses = async () => Promise.all(addresses.map(async (address) => (await ask(address, { headers })).status))
  expect((await openWith(headers, await newCode(jeanne, patientId))).status).toBe(303)
  expect(await statuses()).toEqual([200, 200, 200])
  expect((await ask("/professional", { headers })).text).toMatch(/Encore 1[\s\u00a0]h[\s\u00a0]5\d, jusqu’à/)
  await end(patientId, jeanne, doctor)
  expect(await statuses()).toEqual([404, 404, 404])
})
