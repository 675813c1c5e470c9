import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withCard } from "@/lib/access/card-access"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { readContactsOnCard } from "@/lib/emergency-contacts/card/queries"
import { addEmergencyContact } from "@/lib/emergency-contacts/commands"
import { OvertakenError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { changeEmergencyCard, giveCardCode, withdrawCardCode } from "./commands"
import { getCardCode, readCardHead } from "./queries"
import { hashCardCode } from "./rules"

afterAll(closeDatabase)

const CARD = { firstWords: "J’entends mal.", bloodGroup: "O-", speaks: "français" } as const
const SAID = { ...CARD, version: 0 }
const CLAIRE = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 12 34 56 78" }

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const edit = <Result>(work: (access: PatientAccess<"edit:emergency_card">) => Promise<Result>, actor = jeanne) =>
  withAccess(actor, patientId, ["edit:emergency_card"], work)
const view = (actor: Actor) => withAccess(actor, patientId, ["view:emergency_card"], readCardHead)
const giveCode = async () => {
  await edit(giveCardCode)
  const given = await edit(async (access) => {
    access.trace({ action: "emergency_card.viewed" })
    return getCardCode(access)
  })
  return given?.link.split("/").at(-1) ?? ""
}
/** As nobody, with nothing but what was photographed. */
const open = (code: string) =>
  withCard(hashCardCode(configuration().secret, code), async (card) => ({
    head: await readCardHead(card),
    contacts: await readContactsOnCard(card, "fr"),
  }))
const cardRow = async () => (await asSuperuser((sql) => sql`select * from emergency_cards where patient_id = ${patientId}`))[0]
const codes = () =>
  asSuperuser((sql) => sql`select * from emergency_card_codes where patient_id = ${patientId} order by given_at`)
const openings = () =>
  asSuperuser(
    (sql) => sql`select actor_account_id, task, resource_ids from audit_events
      where patient_id = ${patientId} and action = 'emergency_card.opened_by_code'`,
  )

describe("The emergency card", () => {
  it("says what its person wants to be known first, and says it anew when she changes it", async () => {
    expect(await view(jeanne)).toMatchObject({ name: "Jeanne Lefèvre", firstWords: "", bloodGroup: null, speaks: "" })
    await edit((access) => changeEmergencyCard(access, SAID))
    await edit((access) => changeEmergencyCard(access, { ...SAID, version: 1, speaks: "français, breton" }))
    expect(await view(jeanne)).toMatchObject({ ...CARD, version: 2, speaks: "français, breton", birthDate: "1944-03-14" })
  })

  it("of a version that nobody sees any more is not said over what was said meanwhile, the first time too; nothing changes", async () => {
    const overtaken = new OvertakenError("emergency.changed_meanwhile")
    const [first, other] = await Promise.allSettled(
      ["J’entends mal.", "Je suis diabétique."].map((firstWords) =>
        edit((access) => changeEmergencyCard(access, { ...SAID, firstWords })),
      ),
    )
    expect([first?.status, other?.status].sort()).toEqual(["fulfilled", "rejected"])
    expect([first, other].find((one) => one?.status === "rejected")).toMatchObject({ reason: overtaken })
    const before = await cardRow()
    expect(before).toMatchObject({ version: 1 })
    await expect(edit((access) => changeEmergencyCard(access, { ...SAID, firstWords: "Rien." }))).rejects.toThrow(overtaken)
    await expect(edit((access) => changeEmergencyCard(access, { ...SAID, version: 2 }))).rejects.toThrow(overtaken)
    expect(await cardRow()).toEqual(before)
  })

  it("is read by who was given it and by who treats her, and changed by neither; nothing changes", async () => {
    await edit((access) => changeEmergencyCard(access, SAID))
    const [claire, morel] = [await newActor("Claire Lefèvre"), await newActor("Anne Morel", "professional")]
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:emergency_card"], documentGroups: [] })
    await newTeamMember(jeanne, patientId, morel)
    for (const actor of [claire, morel]) {
      expect(await view(actor)).toMatchObject(CARD)
      const changing = edit((access) => changeEmergencyCard(access, { ...SAID, firstWords: "Rien." }), actor)
      await expect(changing).rejects.toThrow("edit:emergency_card")
      await expect(edit(giveCardCode, actor)).rejects.toThrow("edit:emergency_card")
    }
    await expect(view(await newActor("Victor Noël"))).rejects.toThrow("")
    expect(await view(jeanne)).toMatchObject(CARD)
    expect(await codes()).toEqual([])
  })
})

describe("The code of a printed card", () => {
  it("is on no card unless its person puts it there", async () => {
    await view(jeanne)
    expect(await codes()).toEqual([])
  })

  it("shows the card to whoever holds it, signed in nowhere, and each time stands in the journal as done by nobody", async () => {
    await edit((access) => changeEmergencyCard(access, SAID))
    await withAccess(jeanne, patientId, ["add:emergency_contacts"], (access) => addEmergencyContact(access, CLAIRE))
    const code = await giveCode()
    for (const typed of [code, code.toLowerCase()]) {
      const { head, contacts } = await open(typed)
      expect(head).toMatchObject({ name: "Jeanne Lefèvre", ...CARD })
      expect(contacts?.lines).toEqual([{ text: "Claire Lefèvre, fille", telephone: CLAIRE.telephone }])
    }
    const [{ id } = { id: "" }] = await codes()
    const line = { actor_account_id: null, task: "emergency_card.code", resource_ids: [id] }
    expect(await openings()).toEqual([line, line])
  })

  it("lets through no other table and no other person's card", async () => {
    const marie = await newActor("Marie Petit")
    const hers = await newPatient(marie)
    await withAccess(marie, hers, ["edit:emergency_card"], (access) => changeEmergencyCard(access, SAID))
    const code = await giveCode()
    const seen = await withCard(hashCardCode(configuration().secret, code), async ({ tx }) => {
      const found: Record<string, number> = {}
      for (const table of ["patients", "documents", "measures", "delegations", "audit_events", "emergency_card_codes"]) {
        found[table] = (await tx.execute(`select 1 from ${table}`)).length
      }
      return { found, cards: (await tx.execute("select patient_id from emergency_cards")).length }
    })
    expect(Object.values(seen.found).every((count) => count === 0)).toBe(true)
    expect(seen.cards).toBe(0)
  })

  it("is stored nowhere as it is", async () => {
    const code = await giveCode()
    expect(code).toMatch(/^[0-9A-Z]{24}$/)
    expect(JSON.stringify(await codes())).not.toContain(code)
  })

  it("opens nothing more once it was taken off or made anew, and that is the same as a code that never was", async () => {
    const first = await giveCode()
    const second = await giveCode()
    expect(second).not.toBe(first)
    await expect(open(first)).rejects.toThrow("")
    expect((await open(second)).head.name).toBe("Jeanne Lefèvre")
    await edit(withdrawCardCode)
    const refusals = await Promise.allSettled([first, second, "0".repeat(24), "", randomUUID()].map(open))
    expect(refusals.map((one) => one.status === "rejected" && `${one.reason.name} ${one.reason.message}`)).toEqual(
      Array(5).fill("NotFoundError "),
    )
    expect(await openings()).toHaveLength(1)
    const known = await asSuperuser((sql) => sql`select from emergency_card_directory where patient_id = ${patientId}`)
    expect(known).toHaveLength(0)
  })

  it("can be taken off once; a second time says so, and changes nothing", async () => {
    await giveCode()
    await edit(withdrawCardCode)
    const before = await codes()
    await expect(edit(withdrawCardCode)).rejects.toThrow("emergency.code_gone")
    expect(await codes()).toEqual(before)
  })

  it("is one on a card, however many tabs ask at once", async () => {
    await Promise.all([edit(giveCardCode), edit(giveCardCode), edit(giveCardCode)])
    expect((await codes()).filter(({ withdrawn_at }) => withdrawn_at === null)).toHaveLength(1)
  })

  it.each([
    ["a second before its end", "1 second", true],
    ["from its end on", "0 seconds", false],
  ])("is good %s", async (_, left, opens) => {
    const code = await giveCode()
    await asSuperuser(
      (sql) => sql`update emergency_card_codes set expires_at = now() + ${left}::interval where patient_id = ${patientId}`,
    )
    const opened = await open(code).then(
      () => true,
      () => false,
    )
    expect(opened).toBe(opens)
  })

  it("opens so often in an hour and not once more, and tells of no more than that", async () => {
    const code = await giveCode()
    for (let time = 0; time < 60; time++) await open(code)
    await expect(open(code)).rejects.toThrow("")
    expect(await openings()).toHaveLength(60)
  })
})
