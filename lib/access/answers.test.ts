import { type SQL, sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "./actor"
import { asSuperuser } from "./testing"
import { type HelpedRecord, newHelpedRecord } from "./testing/helped-record"
import { inSql } from "./testing/in-sql"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(["view:documents"]))
})

const ITEM = "patient_id, author_kind, author_account_id, author_name, state, sensitivity"
const SAID: Record<string, [columns: string, values: string]> = {
  allergies: ["label", "'Pénicilline'"],
  measures: ["measured_at, code, unit, value", "now(), '29463-7', 'kg', 72.4"],
  vaccinations: ["diseases, given_on, idempotency_key", "'{tetanus}', '2019', uuidv7()"],
}

/** What Claire says waits. */
async function propose(table: string) {
  const [columns = "", values = ""] = SAID[table] ?? []
  await inSql(
    claire,
    patientId,
    sql`insert into ${sql.identifier(table)} (${sql.raw(`${ITEM}, ${columns}`)})
      values (${patientId}, 'caregiver', ${claire.accountId}, 'Claire Lefèvre', 'proposed', 'not', ${sql.raw(values)})`,
  )
}

const rows = (table: string) => asSuperuser((db) => db`select * from ${db(table)} where patient_id = ${patientId}`)

const signed = (column: string, { displayName }: Actor, kind = sql``) =>
  sql`${sql.raw(column)}_at = now(), ${kind} ${sql.raw(column)}_by_name = ${displayName}`
const confirmed = (who: Actor) => sql`state = 'confirmed', confirmed_by_account_id = ${who.accountId},
  ${signed("confirmed", who, sql`confirmed_by_kind = 'professional',`)}`
const answered = (who: Actor, state: string) =>
  sql`state = ${state}, ${signed("answered", who)}, answered_by_account_id = ${who.accountId}`

const YES: Record<string, (who: Actor) => SQL> = {
  allergies: confirmed,
  vaccinations: confirmed,
  measures: (who) => answered(who, "confirmed"),
}
const say = (who: Actor, table: string, what: SQL) =>
  inSql(who, patientId, sql`update ${sql.identifier(table)} set version = version + 1, ${what} where patient_id = ${patientId}`)

describe("With the portal's role and nothing between, what a caregiver proposed", () => {
  it.each(Object.entries(YES))(
    "is confirmed by a professional or the person, and never by who only helps: %s",
    async (table, yes) => {
      for (const who of [morel, jeanne]) {
        await asSuperuser((db) => db`delete from ${db(table)} where patient_id = ${patientId}`)
        await propose(table)
        const before = await rows(table)
        for (const what of [yes(claire), sql`state = 'confirmed'`])
          await expect(say(claire, table, what)).rejects.toThrow(
            /who only helps answers nothing|nobody confirms what they proposed/,
          )
        await expect(say(claire, table, yes(who))).rejects.toThrow(
          /nobody answers in another name|nobody confirms what they proposed/,
        )
        expect(await rows(table)).toEqual(before)
        await say(who, table, yes(who))
        expect(await rows(table)).toMatchObject([{ state: "confirmed" }])
      }
    },
  )

  it("is not refused by them either, and a refusal is not taken back", async () => {
    await propose("measures")
    const refused = (inNameOf: Actor) => say(claire, "measures", answered(inNameOf, "entered_in_error"))
    await expect(refused(claire)).rejects.toThrow("who only helps answers nothing")
    await expect(refused(jeanne)).rejects.toThrow("nobody answers in another name")
    await say(jeanne, "measures", answered(jeanne, "entered_in_error"))
    const before = await rows("measures")
    const back = sql`state = 'proposed', answered_at = null, answered_by_name = null, answered_by_account_id = null`
    await expect(say(claire, "measures", back)).rejects.toThrow("answers nothing")
    expect(await rows("measures")).toEqual(before)
  })

  it("is called in an emergency once the person said so, and is changed by nobody who only helps", async () => {
    await inSql(
      claire,
      patientId,
      sql`insert into emergency_contacts (patient_id, name, relation, telephone, position, author_account_id, author_name)
        values (${patientId}, 'Marie Petit', 'woman_neighbour', '02 41 00 00 00', 1, ${claire.accountId}, 'Claire Lefèvre')`,
    )
    const before = await rows("emergency_contacts")
    for (const what of [sql`confirmed_at = now()`, sql`telephone = '0'`, sql`removed_at = now()`])
      await say(claire, "emergency_contacts", what)
    expect(await rows("emergency_contacts")).toEqual(before)
    await say(jeanne, "emergency_contacts", sql`confirmed_at = now()`)
    expect(await rows("emergency_contacts")).toMatchObject([{ version: 2, confirmed_at: expect.any(Date) }])
  })
})
