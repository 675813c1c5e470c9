import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import type { Permission } from "@/lib/access/sections"
import { asSuperuser, newActor, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { changeEmergencyCard } from "@/lib/emergency-card/commands"
import { cardSchema } from "@/lib/emergency-card/schema"
import { addEmergencyContact } from "@/lib/emergency-contacts/commands"
import { contactSchema } from "@/lib/emergency-contacts/schema"
import { formValues } from "@/lib/forms/rules"
import { addLine } from "@/lib/profile/commands"
import { askedOf, CHOICES, DAYS, LINE_SECTIONS, type LineField, type LineSection } from "@/lib/profile/rules"
import { addLineSchema } from "@/lib/profile/schema"
import { askRectification } from "@/lib/rectifications/commands"
import { askShape } from "@/lib/rectifications/shape/schema"
import { addVaccination } from "@/lib/vaccinations/commands"
import { addVaccinationSchema } from "@/lib/vaccinations/schema"
import { nameTrustedPerson, sayOrganDonation, writeDirectives } from "@/lib/wishes/commands"
import { directivesSchema, organDonationSchema, trustedPersonSchema } from "@/lib/wishes/schema"

afterAll(closeDatabase)

/** What is typed, and what is kept of it. */
const WORDS = [
  ["a name of eighty letters", "Marie-Antoinette ".repeat(5).slice(0, 80), "Marie-Antoinette ".repeat(5).slice(0, 80)],
  ["words in Arabic", "ليلى الحداد", "ليلى الحداد"],
  ["a NUL", "Anne\0Marie", "AnneMarie"],
] as const
const TOO_LONG = "x".repeat(10_000)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

/** What a form sends, as its action reads it. */
function sent(fields: Record<string, string>) {
  const data = new FormData()
  for (const [name, value] of Object.entries({ patientId, ...fields })) data.set(name, value)
  return formValues(data)
}
const as = <P extends Permission>(permission: P, work: (access: PatientAccess<P>) => Promise<unknown>, actor = jeanne) =>
  withAccess(actor, patientId, [permission], work)
const rows = (table: string) => asSuperuser((sql) => sql`select * from ${sql(table)} where patient_id = ${patientId}`)
const faultsOf = (read: { error?: { issues: { message: string }[] } }) => [
  ...new Set(read.error?.issues.map(({ message }) => message)),
]

const isFree = (section: LineSection, field: LineField) => !(CHOICES[section][field] || DAYS.includes(field))
const freeFields = (section: LineSection) => askedOf(section).filter((field) => isFree(section, field))
/** A line whose free fields all say the same. */
const lineOf = (section: LineSection, words: string) => {
  const chosen = askedOf(section).map((field) => [field, CHOICES[section][field]?.[0] ?? ""])
  const said = freeFields(section).map((field) => [field, words])
  return sent({ lineId: randomUUID(), section, ...Object.fromEntries([...chosen, ...said]) })
}
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

describe.each(WORDS)("Kept as it was typed: %s", (_, words, kept) => {
  it.each(LINE_SECTIONS)("in every free field of a line: %s", async (section) => {
    const { patientId: _patient, ...line } = addLineSchema.parse(lineOf(section, words))
    await as(`add:${section}`, (access) => addLine(access, line))
    const expected = Object.fromEntries(freeFields(section).map((field) => [columnOf(field), kept]))
    expect(await rows(section)).toMatchObject([expected])
  })

  it("in a vaccination", async () => {
    const [key, givenOn] = [randomUUID(), "2019-05-20"]
    const dose = {
      against: "dtp",
      givenOn,
      key,
      vaccine: words,
      givenBy: words,
      dose: words.slice(0, 60),
      lot: words.slice(0, 60),
    }
    await as("add:vaccinations", (access) => addVaccination(access, addVaccinationSchema.parse(sent(dose))))
    expect(await rows("vaccinations")).toMatchObject([{ vaccine: kept, given_by: kept }])
  })

  it("in wishes", async () => {
    const { patientId: _directives, ...directives } = directivesSchema.parse(
      sent({ matters: words, wanted: words, refused: words, end: words, other: words }),
    )
    const { patientId: _trusted, ...trusted } = trustedPersonSchema.parse(
      sent({ name: words, relation: "daughter", telephone: "", address: words }),
    )
    const organs = organDonationSchema.parse(sent({ words }))
    await as("edit:wishes", async (access) => {
      await writeDirectives(access, directives)
      await nameTrustedPerson(access, trusted)
      await sayOrganDonation(access, organs.words)
    })
    const said = (await rows("wishes")).map((row) => row.said.matters ?? row.said.name ?? row.said.words)
    expect(said).toEqual([kept, kept, kept])
  })

  it("on the card, and of whom to call", async () => {
    const { patientId: _card, ...card } = cardSchema.parse(
      sent({ firstWords: words, bloodGroup: "", speaks: words, version: "0" }),
    )
    const { patientId: _contact, ...contact } = contactSchema.parse(
      sent({ name: words, relation: "daughter", telephone: "06 12 34 56 78" }),
    )
    await as("edit:emergency_card", (access) => changeEmergencyCard(access, card))
    await as("add:emergency_contacts", (access) => addEmergencyContact(access, contact))
    expect(await rows("emergency_cards")).toMatchObject([{ first_words: kept, speaks: kept }])
    expect(await rows("emergency_contacts")).toMatchObject([{ name: kept }])
  })

  it("in a request to correct", async () => {
    const morel = { ...(await newActor("Anne Morel", "professional")), exercice: practiceOf("10") }
    await newTeamMember(jeanne, patientId, morel)
    const itemId = randomUUID()
    const line = { section: "conditions" as const, lineId: itemId, content: { label: "Asthme" } }
    await as("add:conditions", (access) => addLine(access, line), morel)
    const asked = { rectificationId: randomUUID(), section: "conditions", itemId, wrong: words, right: words }
    const { section: _section, ...request } = askShape.parse(sent(asked))
    await as("add:rectifications", (access) => askRectification(access, { ...request, section: "conditions" }))
    expect(await rows("rectifications")).toMatchObject([{ wrong: kept, right: kept }])
  })
})

describe("Ten thousand letters", () => {
  it.each(LINE_SECTIONS)("are refused with a sentence in every free field of a line: %s", (section) => {
    const read = addLineSchema.safeParse(lineOf(section, TOO_LONG))
    expect(read.error?.issues.map(({ path, message }) => [path[0], message])).toEqual(
      freeFields(section).map((field) => [field, "profile.too_long"]),
    )
  })

  it("are refused with a sentence everywhere else", () => {
    const dose = {
      against: "dtp",
      givenOn: "2019",
      key: randomUUID(),
      vaccine: TOO_LONG,
      lot: TOO_LONG,
      dose: TOO_LONG,
      givenBy: TOO_LONG,
    }
    expect(faultsOf(addVaccinationSchema.safeParse(sent(dose)))).toEqual(["vaccinations.too_long"])
    expect(faultsOf(directivesSchema.safeParse(sent({ matters: TOO_LONG })))).toEqual(["wishes.too_long"])
    expect(faultsOf(organDonationSchema.safeParse(sent({ words: TOO_LONG })))).toEqual(["wishes.too_long"])
    const trusted = { name: TOO_LONG, relation: "daughter", telephone: TOO_LONG, address: TOO_LONG }
    expect(faultsOf(trustedPersonSchema.safeParse(sent(trusted)))).toEqual(["wishes.name", "wishes.telephone", "wishes.too_long"])
    expect(faultsOf(cardSchema.safeParse(sent({ version: "0", firstWords: TOO_LONG, speaks: TOO_LONG })))).toEqual([
      "emergency.too_long",
    ])
    const contact = { name: TOO_LONG, relation: "daughter", telephone: TOO_LONG }
    expect(faultsOf(contactSchema.safeParse(sent(contact)))).toEqual(["emergency.name", "emergency.telephone"])
  })
})
