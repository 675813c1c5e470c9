import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { asSuperuser, newActor, newDocument, newPatient, newTeamMember } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let morel: Actor
let patientId: string
let documentId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, morel)
  documentId = await newDocument(jeanne, patientId, byMorel())
})

/** Of an item that a professional wrote its place is kept, by that professional. */
const byMorel = () => ({
  authorKind: "professional" as const,
  authorAccountId: morel.accountId,
  authorName: morel.displayName,
})

const TABLES = { item_reads: "account_id", item_exclusions: "account_id", item_places: "structure_name" }

/** By who may keep it: a place by the professional who wrote the item, the rest by the person. */
const keep = (table: keyof typeof TABLES, section: string, itemId: string) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, table === "item_places" ? morel : jeanne, [patientId])
    return tx.execute(sql`insert into ${sql.identifier(table)} (patient_id, section, item_id, ${sql.identifier(TABLES[table])})
      values (${patientId}, ${section}, ${itemId}, ${jeanne.accountId})`)
  })

const kept = async (table: string) =>
  (await asSuperuser((superuser) => superuser`select 1 from ${superuser(table)} where patient_id = ${patientId}`)).length

describe.each(Object.keys(TABLES) as (keyof typeof TABLES)[])("What stands in %s", (table) => {
  it("is kept of an item of this patient that is there, and of nothing else", async () => {
    await expect(keep(table, "documents", jeanne.accountId)).rejects.toThrow("no such item")
    const claire = await newActor("Claire Lefèvre")
    const claires = await newDocument(claire, await newPatient(claire), byMorel())
    await expect(keep(table, "documents", claires)).rejects.toThrow("no such item")
    await expect(keep(table, "accounts", jeanne.accountId)).rejects.toThrow()
    expect(await kept(table)).toBe(0)
    await keep(table, "documents", documentId)
    expect(await kept(table)).toBe(1)
  })

  it("goes with its item, whoever takes it away", async () => {
    await keep(table, "documents", documentId)
    await asSuperuser((superuser) => superuser`delete from documents where patient_id = ${patientId} and id = ${documentId}`)
    expect(await kept(table)).toBe(0)
  })
})
