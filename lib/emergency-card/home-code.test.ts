import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { cardWaits, homeOfCode, withCard } from "@/lib/access/card-access"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { configuration } from "@/lib/platform/configuration"
import { giveCardCode, giveHomeCode, withdrawCardCode, withdrawHomeCode } from "./commands"
import { getCardCode, getHomeCode, readCardHead } from "./queries"
import { hashCardCode } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let delegationId: string
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  delegationId = await newDelegation(jeanne, patientId, claire, { permissions: ["view:notes"], documentGroups: [] })
})

const edit = <R>(work: (access: PatientAccess<"edit:emergency_card">) => Promise<R>, actor = jeanne) =>
  withAccess(actor, patientId, ["edit:emergency_card"], async (access) => {
    access.trace({ action: "space.viewed" })
    return work(access)
  })
const give = (opensCard = false) =>
  edit(async (access) => {
    await giveHomeCode(access, { opensCard })
    return (await getHomeCode(access))?.code ?? ""
  })
const hash = (code: string) => hashCardCode(configuration().secret, code)
const leads = (actor: Actor, code: string) => homeOfCode(actor, hash(code))
const codes = () =>
  asSuperuser((sql) => sql`select * from emergency_card_codes where patient_id = ${patientId} order by given_at`)
const acts = async () => {
  const rows = await asSuperuser<{ action: string }[]>(
    (sql) =>
      sql`select action from audit_events where patient_id = ${patientId} and action like 'emergency_card.%' order by occurred_at, id`,
  )
  return rows.map(({ action }) => action)
}

describe("The code at home", () => {
  it("leads the person, whoever helps and who treats there into the space, and nobody else", async () => {
    const code = await give()
    const morel = await newActor("Dre Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, morel)
    for (const member of [jeanne, claire, morel]) expect(await leads(member, code)).toBe(patientId)
    const reviewer = await newActor("Isabelle Mercier", "reviewer")
    for (const stranger of [await newActor("Victor Noël"), await newActor("Dr Paul Petit", "professional"), reviewer])
      expect(await leads(stranger, code)).toBeNull()
  })

  it("leads nobody on whose access has ended, or has not begun", async () => {
    const code = await give()
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${delegationId}`,
    )
    expect(await leads(claire, code)).toBeNull()
  })

  it("opens no card unless the person chose so, and then as the code of a card does", async () => {
    const closed = await give(false)
    expect(await cardWaits(hash(closed))).toBe(false)
    await expect(withCard(hash(closed), readCardHead)).rejects.toThrow("")
    const open = await give(true)
    expect(await cardWaits(hash(open))).toBe(true)
    expect(await withCard(hash(open), readCardHead)).toMatchObject({ name: "Jeanne Lefèvre" })
    expect(await acts()).toEqual([
      "emergency_card.home_code_given",
      "emergency_card.home_code_withdrawn",
      "emergency_card.home_code_given",
      "emergency_card.opened_by_code",
    ])
  })

  it("opens and leads nothing once it was taken away, replaced or is a year old, as a code that never was", async () => {
    const first = await give(true)
    const second = await give(true)
    expect([await leads(claire, first), await cardWaits(hash(first))]).toEqual([null, false])
    expect(await leads(claire, second)).toBe(patientId)
    await asSuperuser((sql) => sql`update emergency_card_codes set expires_at = now() where patient_id = ${patientId}`)
    expect([await leads(claire, second), await cardWaits(hash(second))]).toEqual([null, false])
    const third = await give(true)
    await edit(withdrawHomeCode)
    for (const code of [third, "0".repeat(24), "", randomUUID()])
      expect([await leads(jeanne, code), await cardWaits(hash(code))]).toEqual([null, false])
  })

  it("and the code of the card in the wallet go each their own way", async () => {
    const home = await give()
    const card = await edit(async (access) => {
      await giveCardCode(access)
      return (await getCardCode(access))?.link.split("/").at(-1) ?? ""
    })
    expect(await leads(claire, card)).toBeNull()
    await edit(withdrawCardCode)
    expect(await leads(claire, home)).toBe(patientId)
    expect(await edit(getCardCode)).toBeNull()
  })

  it("is taken away once; a second time says so, and changes nothing", async () => {
    await give()
    await edit(withdrawHomeCode)
    const before = await codes()
    await expect(edit(withdrawHomeCode)).rejects.toThrow("emergency.code_gone")
    expect(await codes()).toEqual(before)
  })

  it("is one, however many tabs ask at once, and is stored nowhere as it is", async () => {
    const made = await Promise.all([give(), give(true), give()])
    const rows = await codes()
    expect(rows.filter(({ withdrawn_at }) => withdrawn_at === null)).toHaveLength(1)
    for (const code of made) expect(JSON.stringify(rows)).not.toContain(code)
  })

  it("is nobody's to make who helps", async () => {
    await expect(edit((access) => giveHomeCode(access, { opensCard: true }), claire)).rejects.toThrow("")
    expect(await codes()).toEqual([])
  })

  it("does not leave the transaction of who asks without them", async () => {
    const code = await give()
    const [row] = await asSuperuser((sql) =>
      sql.begin(async (tx) => {
        await tx`select set_config('app.actor', ${claire.accountId}, true)`
        await tx`select relais.home_of_code(${hash(code)})`
        return tx`select current_setting('app.actor') as actor, current_setting('app.patients') as patients`
      }),
    )
    expect(row).toEqual({ actor: claire.accountId, patients: "" })
  })
})
