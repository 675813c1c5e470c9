import fc from "fast-check"
import { afterAll, beforeAll, expect, it } from "vitest"
import { decideItem } from "@/lib/access/items"
import { withAccess } from "@/lib/access/require-access"
import { type Cast, layOut, makeCast, openWriter } from "@/lib/access/testing/lay-out"
import { hangsAfter, world } from "@/lib/access/testing/world"
import { readWhole } from "./pack/whole"

const RUNS = process.env.RELAIS_DEEP ? 2_000 : 30

const writer = openWriter()
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(() => writer.end())

it(
  "On random worlds, what a person takes away is what the policy grants one by one, and nothing else",
  async () => {
    let taken = 0
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        const { holder, patientId, items } = await layOut(given, cast, writer)
        const granted = await withAccess(holder, patientId, ["act:exports"], async (access) => {
          access.trace({ action: "export.asked", permission: "act:exports" })
          const { journal: _, ...whole } = await readWhole(access, "fr")
          const left = JSON.stringify(whole)
          const mayRead = items.filter((item) => !item.isDeleted && decideItem(access.scope, item)).map(({ id }) => id)
          expect(
            items
              .map(({ id }) => id)
              .filter((id) => left.includes(id))
              .toSorted(),
          ).toEqual(mayRead.toSorted())
          return mayRead
        })
        taken += granted.length
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(taken).toBeGreaterThan(0)
  },
  hangsAfter(RUNS),
)
