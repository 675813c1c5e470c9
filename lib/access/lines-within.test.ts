import { expect, it } from "vitest"
import { auditEvents } from "@/drizzle/schema/audit"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { linesWithin } from "./lines-within"
import { withAccess } from "./require-access"

it("No line tells of a document that nobody has judged yet, although other sensitive subjects are open to this reader", async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const space = await newPatient(jeanne)
  await newDelegation(jeanne, space, claire, { sensitiveTopics: ["genetics", "chosen"] })
  const [unjudged, plain] = [await newDocument(jeanne, space), await newDocument(jeanne, space)]
  await withAccess(claire, space, [], async (access) => {
    for (const id of [unjudged, plain])
      access.trace({ action: "document.viewed", permission: "view:documents", resourceIds: [id] })
  })
  await asSuperuser((sql) => sql`update documents set sensitivity = 'not_yet_judged' where id = ${unjudged}`)
  const told = await withAccess(claire, space, [], async (access) => {
    access.trace({ action: "journal.read" })
    const { tx, patientId, scope } = access
    return await tx.select({ ids: auditEvents.resourceIds }).from(auditEvents).where(linesWithin(patientId, scope))
  })
  expect(told).toEqual([{ ids: [plain] }])
})
