import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import { requireItem } from "./item"
import { withAccess } from "./require-access"
import { ITEM_SECTIONS } from "./sections"
import { clearAway, layOut, makeCast, openWriter } from "./testing/lay-out"
import { world } from "./testing/world"

const writer = openWriter()
afterAll(async () => {
  await clearAway(writer)
  await writer.end()
  await closeDatabase()
})

it("An item of any section is asked about as the policy needs it, and only as far as the one who asks may see it", async () => {
  const cast = await makeCast()
  const met = new Set<string>()
  for (const given of fc.sample(world, { numRuns: 12, seed: 12 })) {
    const { holder, patientId, items } = await layOut(given, cast, writer)
    await withAccess(holder, patientId, ["view:confidentiality"], async (access) => {
      access.trace({ action: "confidentiality.viewed" })
      for (const { id, isDeleted, ...laid } of items) {
        const asked = requireItem(access, laid.section, id)
        if (isDeleted || laid.marks.includes("INVISIBLE_PATIENT")) {
          await expect(asked).rejects.toThrow(NotFoundError)
          continue
        }
        expect((await asked).item).toEqual(laid)
        met.add(laid.section)
      }
      for (const section of ITEM_SECTIONS) {
        for (const id of [randomUUID(), "nonsense"]) await expect(requireItem(access, section, id)).rejects.toThrow(NotFoundError)
      }
    })
  }
  expect([...met].sort()).toEqual([...ITEM_SECTIONS].sort())
})
