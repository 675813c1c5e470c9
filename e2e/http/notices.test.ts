import { beforeEach, describe, expect, test } from "vitest"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { listNotices } from "@/lib/notices/queries"
import { tellAccount } from "@/lib/notices/tell"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { noticeOf, presses } from "./presses"
import { BOTH } from "./ways"

const LIST = "/account/notices"
const CHOICES = "/account/notices/choices"

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
})

const tell = (whom: Actor) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, jeanne, [])
    const about = { subject: "absence", spaceId: patientId, subjectId: patientId, name: "Jeanne Lefèvre" } as const
    await tellAccount(tx, whom.accountId, "absence", about)
  })
const read = async (headers: Record<string, string>, address = LIST) => mainOf((await ask(address, { headers })).text)

describe("The page of notifications", () => {
  test("leads through each to the page that it tells of, and knows what was opened", async () => {
    const headers = await as(jeanne)
    expect(await read(headers)).toContain("Aucune notification pour le moment")
    for (const _ of [1, 2]) await tell(jeanne)
    expect(await read(headers)).toContain("2 notifications à lire")
    const [notice] = await listNotices(jeanne, "fr")
    const { status, headers: given } = await ask(`${LIST}/${notice?.id}`, { headers })
    expect([status, new URL(given.location ?? "").pathname]).toEqual([303, `/patients/${patientId}/tasks`])
    expect(await read(headers)).toContain("Une notification à lire")
    expect(await read(headers, "/account")).toContain("Une notification à lire")
  })

  test.each(BOTH)("is read whole in one gesture, %s", async (way) => {
    for (const _ of [1, 2]) await tell(jeanne)
    const { page } = await presses(await as(jeanne), way).does(LIST, "readAllNotices")
    expect(noticeOf(page).said).toContain("vous avez tout lu")
    expect(page.text).toContain("Rien de nouveau à lire")
  })

  test("is a page at a time, and says nothing more than the first to an address that nobody wrote", async () => {
    for (let told = 0; told < 21; told++) await tell(jeanne)
    const headers = await as(jeanne)
    const first = await read(headers)
    expect(first.match(/À propos de jours d’absence/g)).toHaveLength(20 * 3)
    const [, older = ""] = /href="([^"]*before=[^"]*)"/.exec(first) ?? []
    expect((await read(headers, older)).match(/À propos de jours d’absence/g)).toHaveLength(3)
    for (const odd of ["?before=x", "?before=", "?before=a&before=b"]) expect(await read(headers, LIST + odd)).toBe(first)
  })

  test("of somebody whose access has ended says as much as if nothing had ever been told of it", async () => {
    const [claire, marc] = [await newActor("Claire Lefèvre"), await newActor("Claire Lefèvre")]
    const id = await newDelegation(jeanne, patientId, claire)
    await tell(claire)
    const headers = await as(claire)
    const [notice] = await listNotices(claire, "fr")
    expect(await read(headers)).toContain("À propos de jours d’absence")
    await asSuperuser(
      (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${id}`,
    )
    expect(await read(headers)).toBe(await read(await as(marc)))
    for (const rest of ["", "/letter"]) expect((await ask(`${LIST}/${notice?.id}${rest}`, { headers })).status).toBe(404)
  })
})

describe("How one wants to be told", () => {
  test.each(BOTH)("is kept and shown again, %s", async (way) => {
    const headers = await as(jeanne)
    const writes = {
      documents: "weekly",
      circle: "portal",
      quiet: "yes",
      quietFrom: "22",
      quietUntil: "7",
      zone: "Indian/Reunion",
    }
    const { page } = await presses(headers, way).does(CHOICES, "chooseNotices", writes)
    expect(noticeOf(page).said).toContain("Relais vous préviendra ainsi")
    const { fields } = await formOf("chooseNotices", CHOICES, headers)
    expect(Object.fromEntries(fields)).toMatchObject({ ...writes, answers: "at_once", whoCame: "yes" })
  })

  test.each(BOTH)("is refused in words where the hours are none, and stays as it was, %s", async (way) => {
    const headers = await as(jeanne)
    const before = await asSuperuser((sql) => sql`select * from notice_settings where account_id = ${jeanne.accountId}`)
    const same = { quiet: "yes", quietFrom: "9", quietUntil: "9", documents: "portal" }
    await presses(headers, way)
      .does(CHOICES, "chooseNotices", same)
      .catch(() => null)
    expect(await asSuperuser((sql) => sql`select * from notice_settings where account_id = ${jeanne.accountId}`)).toEqual(before)
  })

  test("says what is never turned off, and where to give an address", async () => {
    await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${jeanne.accountId}`)
    const page = await read(await as(jeanne), CHOICES)
    expect(page).toContain("Ce qui touche à votre sécurité part toujours tout de suite")
    expect(page).toContain("Aucune adresse e-mail n’est confirmée")
  })

  test("asks somebody who comes for their work of what they are told, and of nothing else", async () => {
    const { fields } = await formOf("chooseNotices", CHOICES, await as(await newActor("Dr Anne Morel", "professional")))
    expect(fields.map(([name]) => name)).not.toContain("circle")
    expect(fields.map(([name]) => name)).toContain("messages")
  })
})
