import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { changeEmergencyCard } from "@/lib/emergency-card/commands"
import { addEmergencyContact } from "@/lib/emergency-contacts/commands"
import { newVaccination } from "@/lib/vaccinations/testing"
import { mainOf } from "./asking"
import { as, formOf } from "./form-of"
import { callAction, formsOf, sendForm } from "./forms"

type Said = Record<string, string>
type Line = { action: string; address: string; table: "vaccinations" | "emergency_contacts" | "emergency_cards" }
type Case = { what: string; field: string; make: (jeanne: Actor, patientId: string) => Promise<Line> }

const CONTACT = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78" }

const CASES: Case[] = [
  {
    what: "a vaccination",
    field: "lot",
    make: async (jeanne, patientId) => ({
      action: "correctVaccination",
      address: `vaccinations/${await newVaccination(jeanne, patientId)}/correct`,
      table: "vaccinations",
    }),
  },
  {
    what: "whom to call",
    field: "telephone",
    make: async (jeanne, patientId) => {
      await withAccess(jeanne, patientId, ["add:emergency_contacts"], (access) => addEmergencyContact(access, CONTACT))
      const [row] = await asSuperuser((sql) => sql`select id from emergency_contacts where patient_id = ${patientId}`)
      return { action: "changeEmergencyContact", address: `emergency-contacts/${row?.id}`, table: "emergency_contacts" }
    },
  },
  {
    what: "the emergency card",
    field: "speaks",
    make: async (jeanne, patientId) => {
      const card = { version: 0, firstWords: "J’entends mal.", bloodGroup: null, speaks: "français" }
      await withAccess(jeanne, patientId, ["edit:emergency_card"], (access) => changeEmergencyCard(access, card))
      return { action: "changeEmergencyCard", address: "emergency-card/change", table: "emergency_cards" }
    },
  },
]

/** What two people write at once: numbers, which every one of these fields takes. */
const [FIRST, SECOND] = ["02 41 00 00 01", "02 41 00 00 02"]

test.each(CASES)("Two people change $what at once: the second reads both, and nothing is lost", async ({ field, make }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const { action, table, ...line } = await make(jeanne, patientId)
  const headers = await as(jeanne)
  const address = `/patients/${patientId}/${line.address}`
  const rows = () => asSuperuser((sql) => sql`select * from ${sql(table)} where patient_id = ${patientId}`)
  const write = (said: Said) => formOf(action, address, headers, said)
  const [first, second] = [await write({ [field]: FIRST }), await write({ [field]: SECOND })]

  expect((await sendForm({ address, form: first, headers })).status).toBe(303)
  const before = await rows()
  expect(before).toMatchObject([{ [field]: FIRST, version: 2 }])
  for (const send of [callAction, sendForm]) {
    const { text } = await send({ address, form: second, headers })
    expect(text).toContain("entre-temps")
    expect(text).toContain(FIRST)
    expect(await rows()).toEqual(before)
  }

  // Without script the page comes again with both, and is sent on the version that it shows.
  const { text } = await sendForm({ address, form: second, headers })
  expect(mainOf(text)).toContain(FIRST)
  const again = formsOf(text).find(({ fields }) => fields.some(([name, value]) => name === field && value === SECOND))
  expect(again?.fields).toContainEqual(["version", "2"])
  if (again) expect((await sendForm({ address, form: again, headers })).status).toBe(303)
  expect(await rows()).toMatchObject([{ [field]: SECOND, version: 3 }])
})
