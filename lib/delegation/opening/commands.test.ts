import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { beforeEach, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { ConflictError, InvalidInputError } from "@/lib/errors"
import { renounce } from "@/lib/helping/commands"
import { revoke, suspend } from "../commands"
import { listHelpers } from "../queries"
import { tidyGrant } from "../rules"
import { asPatient, confirmAddress, journalOf, letPass, mailsTo, rowOf } from "../testing"
import { skipWait, widen, withdraw } from "./commands"

let jeanne: Actor
let claire: Actor
let patientId: string
let id: string

beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  id = await newDelegation(jeanne, patientId, claire)
})

const wider = (groups: string[], topics: string[] = []) => ({
  ...{ id: randomUUID(), widensId: id, durationMonths: 6, atEnd: "stop" as const, continuesIfUnable: false },
  grant: tidyGrant({ permissions: ["view:documents"], documentGroups: groups, sensitiveTopics: topics }),
})
describe("Widening", () => {
  test("What is added waits two days, is announced, and can be undone", async () => {
    const address = await confirmAddress(jeanne)
    const more = await asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"])))
    const [row] = await asPatient(jeanne, patientId, ({ tx }) =>
      tx.execute(sql`select status, opens_at = now_was + interval '48 hours' as waits from delegations,
        lateral (select created_at as now_was) c where patient_id = ${patientId} and id = ${more}`),
    )
    expect(row).toEqual({ status: "waiting", waits: true })
    expect(await mailsTo(address)).toHaveLength(1)
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({
      status: "active",
      document_groups: ["lab_results", "prescriptions"],
    })
    await asPatient(jeanne, patientId, (access) => withdraw(access, { patientId, delegationId: more }))
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "ended", end_reason: "withdrawn" })
  })

  test("After the wait it opens by the clock and stands instead of the first", async () => {
    const more = await asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"])))
    await letPass(jeanne, patientId, more, "49 hours")
    const groups = await withAccess(claire, patientId, ["view:documents"], async (access) => {
      access.trace({ action: "document.listed" })
      return access.scope.items
    })
    expect(groups).toMatchObject({ groups: ["lab_results", "prescriptions", "imaging"] })
    await asPatient(jeanne, patientId, (access) => suspend(access, { patientId, delegationId: more }))
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "replaced" })
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "suspended" })
  })

  test("A second widening beside one that waits is refused, and one that adds nothing too", async () => {
    await expect(asPatient(jeanne, patientId, (access) => widen(access, wider(["lab_results"])))).rejects.toThrow(
      InvalidInputError,
    )
    await asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"])))
    await expect(asPatient(jeanne, patientId, (access) => widen(access, wider(["hospital"])))).rejects.toThrow(ConflictError)
  })

  test("In the demonstration the wait can be skipped, and the journal says so", async () => {
    const more = await asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"])))
    await asPatient(jeanne, patientId, (access) => skipWait(access, { patientId, delegationId: more }))
    expect(await rowOf(jeanne, patientId, more)).toMatchObject({ status: "active" })
    expect(await rowOf(jeanne, patientId, id)).toMatchObject({ status: "ended", end_reason: "replaced" })
    expect(await journalOf(patientId, more)).toEqual(["delegation.widened", "delegation.wait_skipped"])
  })

  test.each(Array.from({ length: 6 }, (_, round) => [round + 1]))(
    "Taking back and widening at once never leaves an access open (round %i)",
    async () => {
      await Promise.allSettled([
        asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"]))),
        asPatient(jeanne, patientId, (access) => revoke(access, { patientId, delegationId: id, reason: "patient_request" })),
      ])
      const rows = await asPatient(jeanne, patientId, (access) => listHelpers(access))
      expect(rows.filter((row) => row.state !== "ended")).toEqual([])
    },
  )

  test.each(Array.from({ length: 6 }, (_, round) => [round + 1]))(
    "Giving up and being given more at once never leaves an access open (round %i)",
    async () => {
      await Promise.allSettled([
        asPatient(jeanne, patientId, (access) => widen(access, wider(["imaging"]))),
        withOwn(claire, (own) => renounce(own, id)),
      ])
      const rows = await asPatient(jeanne, patientId, (access) => listHelpers(access))
      expect(rows.filter((row) => row.state !== "ended")).toEqual([])
    },
  )
})
