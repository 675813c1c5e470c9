import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { answerAs, newCondition, newContestedRecord, newRectification, openRectification } from "../testing"
import { listContested } from "./queries"

afterAll(closeDatabase)

it("A list says which of its lines are contested: while a request waits and once it was accepted, and of no other line", async () => {
  const { jeanne, claire, morel, patientId, lineId } = await newContestedRecord()
  const [accepted, refused, other] = [
    await newCondition(morel, patientId),
    await newCondition(morel, patientId),
    await newCondition(morel, patientId),
  ]
  for (const [itemId, answer] of [
    [accepted, "accepted"],
    [refused, "checked"],
  ] as const) {
    const id = await newRectification(jeanne, patientId, { section: "conditions", itemId })
    await openRectification(morel, patientId, id)
    await answerAs(morel, patientId, id, answer)
  }
  await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  const listed = (actor: Actor, ids: string[]) =>
    withAccess(actor, patientId, ["view:conditions"], async (access) => {
      access.trace({ action: "profile.listed" })
      return listContested(
        access,
        ids.map((id) => ({ id })),
      )
    })
  expect(await listed(claire, [lineId, accepted, refused, other])).toEqual({ [lineId]: "open", [accepted]: "accepted" })
  expect(await listed(claire, [accepted, other])).toEqual({ [accepted]: "accepted" })
  await newRectification(jeanne, patientId, { section: "conditions", itemId: accepted })
  expect(await listed(morel, [accepted])).toEqual({ [accepted]: "open" })
  expect(await listed(morel, [])).toEqual({})
})
