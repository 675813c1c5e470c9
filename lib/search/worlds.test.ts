import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { decideItem } from "@/lib/access/items"
import { withAccess } from "@/lib/access/require-access"
import { type Cast, type Laid, layOut, makeCast, openWriter } from "@/lib/access/testing/lay-out"
import { hangsAfter, world } from "@/lib/access/testing/world"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { searchSpace } from "./queries"
import { parseSearch } from "./schema"

const RUNS = process.env.RELAIS_DEEP ? 5_000 : 40

const writer = openWriter()
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(async () => {
  await writer.end()
  await closeDatabase()
})

/** Everybody who wrote something in a world is called one of these. */
const AUTHORS = ["jeanne", "julie"]

/** The id before this one, so that the words of one patient alone are added. */
const before = (id: string) => {
  const hex = (BigInt(`0x${id.replaceAll("-", "")}`) - 1n).toString(16).padStart(32, "0")
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")
}

/** All that somebody finds, page by page. */
async function findAll(actor: Actor, patientId: string, q: string): Promise<string[]> {
  const ids: string[] = []
  let older: string | undefined
  do {
    const answer = await withAccess(actor, patientId, [], (access) => searchSpace(access, parseSearch({ q, older })))
    if (answer.kind !== "found") throw new Error(answer.kind)
    ids.push(...answer.found.map(({ id }) => id))
    older = answer.older ?? undefined
  } while (older)
  return ids
}

/** What the policy grants one by one of what is there; null for whoever is refused. */
const grantedTo = (actor: Actor, laid: Laid) =>
  withAccess(actor, laid.patientId, [], async (access) => {
    access.trace({ action: "space.viewed" })
    return laid.items.filter((item) => !item.isDeleted && decideItem(access.scope, item)).map(({ id }) => id)
  }).catch((error) => {
    if (error instanceof NotFoundError || error instanceof ForbiddenError) return null
    throw error
  })

describe("On random worlds", () => {
  it(
    "a search for everybody who ever wrote finds what the policy grants one by one, and nothing else",
    async () => {
      let found = 0
      await fc.assert(
        fc.asyncProperty(world, async (given) => {
          const laid = await layOut(given, cast, writer)
          await writer`select relais.add_missing_words(${before(laid.patientId)}, 1)`
          for (const actor of [laid.holder, laid.caregiver, laid.professional]) {
            const granted = await grantedTo(actor, laid)
            if (!granted) continue
            const each = await Promise.all(AUTHORS.map((name) => findAll(actor, laid.patientId, name)))
            expect(each.flat().sort()).toEqual(granted.sort())
            found += granted.length
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      expect(found).toBeGreaterThan(0)
    },
    hangsAfter(RUNS),
  )
})
