import { expect, test } from "vitest"
import { asSuperuser } from "@/lib/access/testing"
import { newContestedRecord } from "@/lib/rectifications/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

test("A professional gives a line its code with whose it is; a wrong one comes back as it was typed; nobody else is asked", async () => {
  const { jeanne, claire, morel, patientId } = await newContestedRecord()
  const address = `/patients/${patientId}/profile/conditions/add`
  for (const actor of [jeanne, claire])
    expect((await ask(address, { headers: await as(actor) })).text).not.toContain('name="codeSystem"')

  const headers = await as(morel)
  const rows = () => asSuperuser((sql) => sql`select label, code, code_system from conditions where patient_id = ${patientId}`)
  const before = await rows()
  const said = { label: "Asthme", codeSystem: "icd10", code: "asthme" }
  const form = await formOf("addLine", address, headers, said)
  const { text } = await sendForm({ address, form, headers })
  expect(mainOf(text)).toContain("Choisissez de quoi est le code")
  expect(mainOf(text)).toContain('value="asthme"')
  expect(await rows()).toEqual(before)

  const right = await formOf("addLine", address, headers, { ...said, code: "j45.9" })
  expect((await sendForm({ address, form: right, headers })).status).toBe(303)
  expect(await rows()).toContainEqual({ label: "Asthme", code: "J45.9", code_system: "http://hl7.org/fhir/sid/icd-10" })
})
