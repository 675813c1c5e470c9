import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { findSession } from "@/lib/account/queries"
import { letPass, newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { type PortalOfItsOwn, startPortal } from "../fixtures/portal-of-its-own"
import { ask } from "./client"

const HOUR = 3_600_000
const SHIFTED_CLOCK = join(import.meta.dirname, "../fixtures/shifted-clock.mjs")

/** A session last used so many minutes ago by the database's clock. */
async function sessionUsedAgo(minutes: number, name = "Jeanne Lefèvre") {
  const person = await newActor(name)
  const sessionId = await newSession(person)
  const session = await findSession(sessionId)
  if (!session) throw new Error("The session does not hold")
  await letPass(session.actor, minutes * 60)
  return { person, cookie: `${SESSION_COOKIE}=${sessionId}` }
}

/** Claire, whose access to Jeanne's space begins and ends so many minutes from now by the database's clock. */
async function accessBetween(opens: number, closes: number) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  const { person, cookie } = await sessionUsedAgo(1, "Claire Lefèvre")
  const id = await newDelegation(jeanne, patientId, person)
  await asSuperuser(
    (sql) => sql`update delegations set opens_at = now() + make_interval(mins => ${opens}),
      ends_at = now() + make_interval(mins => ${closes}), closes_at = now() + make_interval(mins => ${closes})
      where patient_id = ${patientId} and id = ${id}`,
  )
  return { list: `/patients/${patientId}/documents`, cookie }
}

const statusOf = async (address: string, cookie: string) => (await ask(address, { headers: { cookie } })).status

for (const [word, shift] of [
  ["late", -HOUR],
  ["early", HOUR],
] as const) {
  describe(`When the clock of the portal is an hour ${word}`, () => {
    let portal: PortalOfItsOwn
    beforeAll(async () => {
      portal = await startPortal(async () => ({ NODE_OPTIONS: `--import=${SHIFTED_CLOCK}`, CLOCK_SHIFT: String(shift) }))
    })
    afterAll(() => portal?.stop())

    test("the process believes it", () => {
      const log = readFileSync(join(portal.folder, "portal.log"), "utf8")
      const said = Date.parse(/The clock says (\S+)/.exec(log)?.[1] ?? "")
      expect(Math.abs(said - Date.now() - shift)).toBeLessThan(HOUR / 4)
    })

    test("a session lasts as long as the database says", async () => {
      const [used, left] = [await sessionUsedAgo(25), await sessionUsedAgo(35)]
      expect(await statusOf(`${portal.url}/account`, used.cookie)).toBe(200)
      expect(await statusOf(`${portal.url}/account`, left.cookie)).toBe(307)
    })

    test("an access lasts as long as the database says", async () => {
      const [open, ended, waiting] = [await accessBetween(-5, 5), await accessBetween(-10, -5), await accessBetween(5, 10)]
      expect(await statusOf(portal.url + open.list, open.cookie)).toBe(200)
      expect(await statusOf(portal.url + ended.list, ended.cookie)).toBe(404)
      expect(await statusOf(portal.url + waiting.list, waiting.cookie)).toBe(404)
    })
  })
}
