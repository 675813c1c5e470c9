import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation } from "@/lib/access/testing"
import { getHelper } from "@/lib/delegation/queries"
import { asPatient } from "@/lib/delegation/testing"
import { listNotices } from "@/lib/notices/queries"
import { newReviewer, newTeenager, sayYes, sendRequest, someChild } from "../testing"

afterAll(closeDatabase)

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

it("What a parent does by the law is told under that access, and not under the one that the child had given", async () => {
  const [thomas, child] = [await newActor("Thomas Roche"), someChild({ birthDate: "2011-02-11" })]
  const { patientId, holder } = await newTeenager(child)
  const invited = await newDelegation(holder, patientId, thomas)
  await sayYes(await newReviewer(), await sendRequest(thomas, { child }), patientId)
  const [told] = await listNotices(holder, "fr")
  const helper = (id: string) => asPatient(holder, patientId, (access) => getHelper(access, id))
  expect(await helper(told?.subjectId ?? "")).toMatchObject({ isByLaw: true, state: "open", use: null })
  await withAccess(thomas, patientId, ["view:documents"], async (access) => access.trace({ action: "document.opened" }))
  expect(await helper(told?.subjectId ?? "")).toMatchObject({ use: { seen: 1, added: 0 } })
  expect(await helper(invited)).toMatchObject({ isByLaw: false, state: "ended", use: null })
})
