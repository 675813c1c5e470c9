import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { listNotices } from "@/lib/notices/queries"
import { newReviewer, sayYes, sendRequest, someChild } from "../testing"

afterAll(closeDatabase)

/** A child who holds a space of their own. */
async function newTeenager(child: ReturnType<typeof someChild>) {
  const { birthName, givenNames, birthDate } = child
  const noe = await newActor("Noé Roche")
  const traits = { ...(noe.traits as NonNullable<Actor["traits"]>), birthName, givenNames, sex: "male" as const, birthDate }
  const holder: Actor = { ...noe, traits }
  return { holder, patientId: await newPatient(holder) }
}

it.each(["active", "suspended"])(
  "A parent whom the child had invited gets the access of the law in the place of that %s one",
  async (status) => {
    const thomas = await newActor("Thomas Roche")
    const child = someChild({ birthDate: "2011-02-11" })
    const { patientId, holder } = await newTeenager(child)
    const invited = await newDelegation(holder, patientId, thomas)
    await asSuperuser((db) => db`update delegations set status = ${status} where id = ${invited}`)
    await sayYes(await newReviewer(), await sendRequest(thomas, { child }), patientId)
    const rows = await asSuperuser(
      (db) => db`select id, basis, status, end_reason from delegations where patient_id = ${patientId} order by created_at`,
    )
    expect(rows).toMatchObject([
      { id: invited, basis: "consent", status: "ended", end_reason: "replaced" },
      { basis: "parental_authority", status: "active" },
    ])
    expect(await listNotices(holder, "fr")).toMatchObject([
      { about: "by_law", spaceId: patientId, subjectId: rows[1]?.id, name: "Thomas Roche" },
    ])
  },
)
