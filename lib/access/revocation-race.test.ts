import { type ChildProcess, fork } from "node:child_process"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { revoke } from "@/lib/delegation/commands"
import { withAccess } from "./require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "./testing"
import type { Moment, Tally } from "./testing/reader"

const SPACES = 20
/** Each space is left after so many: the accesses of a life, not of a thousand. */
const CYCLES_A_SPACE = 50
const CYCLES = SPACES * CYCLES_A_SPACE

let reader: ChildProcess
let told: ReturnType<typeof startReader>
let count = 0
beforeAll(() => {
  told = startReader()
})
afterAll(async () => {
  reader?.kill()
  await closeDatabase()
})

function startReader() {
  const execArgv = ["--conditions=react-server", "--import", "tsx"]
  reader = fork(join(import.meta.dirname, "testing/reader.ts"), { execArgv, env: { ...process.env, NODE_OPTIONS: "" } })
  const waiting: { count: number; heard: () => void }[] = []
  const tally = new Promise<Tally>((done, fail) => {
    reader.on("message", (said: { heard?: number; tally?: Tally }) => {
      if (said.tally) return done(said.tally)
      for (const one of waiting.splice(0)) said.heard === one.count ? one.heard() : waiting.push(one)
    })
    reader.on("exit", () => fail(new Error("The reader ended")))
  })
  tally.catch(() => {})
  const tell = (moment: Moment) => void reader.send(moment)
  /** Waits until a read that began after these words has ended before others came. */
  const tellAndHear = (moment: Moment) =>
    new Promise<void>((heard, fail) => {
      waiting.push({ count: moment.count, heard })
      tally.catch(fail)
      tell(moment)
    })
  const end = () => {
    reader.send("end")
    return tally
  }
  return { tell, tellAndHear, end }
}

async function newSpace() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  // Nobody is sent a mail for each of these ends.
  await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${claire.accountId}`)
  const patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  return { jeanne, claire, patientId }
}

describe(`No read begun after an access was taken back succeeds: ${CYCLES} times, from another process`, () => {
  test.each(Array.from({ length: SPACES }, (_, nth) => nth + 1))("in space %d", async () => {
    const { jeanne, claire, patientId } = await newSpace()
    const now = (phase: Moment["phase"]): Moment => ({ count: ++count, phase, actor: claire, patientId })
    for (let cycle = 0; cycle < CYCLES_A_SPACE; cycle++) {
      told.tell(now("changing"))
      const delegationId = await newDelegation(jeanne, patientId, claire)
      await (cycle % 10 === 0 ? told.tellAndHear(now("open")) : told.tell(now("open")))
      told.tell(now("changing"))
      await withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
        revoke(access, { patientId, delegationId, reason: "patient_request" }),
      )
      await told.tellAndHear(now("closed"))
    }
  })

  test("as the other process counted", async () => {
    const { open, closed } = await told.end()
    expect(closed.shown).toBe(0)
    expect(closed.refused).toBeGreaterThanOrEqual(CYCLES)
    expect(open.refused).toBe(0)
    expect(open.shown).toBeGreaterThanOrEqual(CYCLES / 10)
  })
})
