import { generateKeyPairSync } from "node:crypto"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import postgres from "postgres"
import { afterAll, beforeEach, expect, it } from "vitest"
import { openDatabase } from "@/drizzle/client"
import { testDatabase } from "@/drizzle/testing/database"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import { ForbiddenError } from "@/lib/errors"
import { checkCopy } from "@/lib/sealing/copies/rules"
import { sealJournal } from "@/lib/sealing/seal"
import { untilSettled } from "@/lib/sealing/testing"
import { doesIn, newHousehold, readsOf, viewed } from "../testing"
import { askForCopy } from "./commands"
import { getCopy, readCopy } from "./queries"

const { publicKey, privateKey } = generateKeyPairSync("ed25519")
const folder = mkdtempSync(join(tmpdir(), "relais-copy-"))
const { sql: workerSql, database: worker } = openDatabase(testDatabase().workerUrl, 2)
const superuser = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
afterAll(() => Promise.all([workerSql.end(), superuser.end()]))

let jeanne: Actor
let claire: Actor
let space: string
beforeEach(async () => {
  ;({ jeanne, claire, space } = await newHousehold())
})

const asks = (actor = jeanne) => withAccess(actor, space, ["view:journal"], askForCopy)
const state = async () => (await withAccess(jeanne, space, ["view:journal"], getCopy)).state
const reads = (actor = jeanne) => withAccess(actor, space, ["view:journal"], readCopy)
async function seal() {
  await untilSettled(superuser)
  await sealJournal(worker, privateKey, join(folder, "head.json"))
}

it("Jeanne asks for a copy, the sealer signs it, and the file is whole for anybody who has the public key", async () => {
  await doesIn(space, claire, [{ action: "document.listed" }])
  expect(await state()).toBe("none")
  expect(await reads()).toBeNull()
  await asks()
  expect(await state()).toBe("waiting")
  await seal()
  expect(await state()).toBe("ready")
  const copy = await reads()
  expect(copy?.people).toEqual({ [jeanne.accountId]: "Jeanne Lefèvre", [claire.accountId]: "Claire Lefèvre" })
  expect(copy?.lines.map(({ row }) => row.action)).toEqual(["document.listed", "journal.read", "journal.read"])
  expect(checkCopy(JSON.stringify(copy), publicKey)).toMatchObject({ ok: true, patientId: space, lines: 3 })
  const { entries } = await readsOf(space, jeanne, { kind: "journal" })
  const told = entries.map(({ action }) => action).filter((action) => action !== "journal.read")
  expect(told).toEqual(["journal.copied", "journal.copy_asked"])
})

it("The file holds no title, and no line that Jeanne may not see yet; one that is shown no longer makes the copy out of date", async () => {
  const [biopsy, blood] = [
    await newDocument(jeanne, space, { title: "Biopsie", marks: ["INVISIBLE_PATIENT"] }),
    await newDocument(jeanne, space, { title: "Analyses" }),
  ]
  await asSuperuser(
    (sql) => sql`insert into audit_events (patient_id, actor_account_id, action, resource_ids)
      values (${space}, ${claire.accountId}, 'document.viewed', ${[biopsy]})`,
  )
  await doesIn(space, claire, [viewed(blood)])
  await asks()
  await seal()
  const text = JSON.stringify(await reads())
  expect(text).toContain(blood)
  expect(text).not.toMatch(new RegExp(`${biopsy}|Biopsie|Analyses`))
  await asSuperuser(
    (sql) => sql`update documents set marks = '{INVISIBLE_PATIENT}', announce_on = current_date + 1 where id = ${blood}`,
  )
  expect(await state()).toBe("outdated")
  expect(await reads()).toBeNull()
})

it("Asked for twice at once it is one copy, and the later takes the place of the one before", async () => {
  await Promise.all([asks(), asks(), asks()])
  const copies = () => asSuperuser((sql) => sql`select id from journal_copies where patient_id = ${space}`)
  const [before] = await copies()
  expect(await copies()).toHaveLength(1)
  await asks()
  expect(await copies()).toEqual([{ id: expect.not.stringMatching(before?.id) }])
})

it("One that the sealer does not sign in ten minutes is said to be late", async () => {
  await asks()
  await superuser`set session_replication_role = replica`
  await superuser`update journal_copies set asked_at = now() - interval '10 minutes' where patient_id = ${space}`
  expect(await state()).toBe("late")
  await superuser`set session_replication_role = default`
})

it("Claire neither asks for one nor reads it", async () => {
  await expect(asks(claire)).rejects.toThrow(ForbiddenError)
  await expect(reads(claire)).rejects.toThrow(ForbiddenError)
  expect(await asSuperuser((sql) => sql`select from journal_copies where patient_id = ${space}`)).toHaveLength(0)
})
