import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import type { Actor } from "./actor"
import { identify } from "./database-session"
import { asSuperuser, letTurnsPass, newActor, withRule } from "./testing"

afterAll(closeDatabase)

let morel: Actor
beforeEach(async () => {
  morel = await newActor("Anne Morel", "professional")
})

class Undone extends Error {}

/** Five in ten minutes, as the rules say of the codes that a professional tries. */
const LIMIT = "consultation_tries"

const take = (actor: Pick<Actor, "accountId">, about = "", limit = LIMIT, isUndone = false) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [])
    const [row] = await tx.execute<{ free: boolean }>(sql`select relais.take_turn(${limit}, ${about}) as free`)
    if (isUndone) throw new Undone()
    return row?.free
  })

async function takeAll(times: number) {
  const taken: unknown[] = []
  for (let time = 0; time < times; time++) taken.push(await take(morel))
  return taken
}

describe("What somebody may do so often in so long", () => {
  it("is free as often as the rule says, and not once more", async () => {
    expect(await takeAll(7)).toEqual([true, true, true, true, true, false, false])
  })

  it("counts until its time is over, and no more from that instant on", async () => {
    await takeAll(5)
    await letTurnsPass(morel, LIMIT, "9 minutes")
    expect(await take(morel)).toBe(false)
    await letTurnsPass(morel, LIMIT, "1 minute")
    expect(await takeAll(6)).toEqual([true, true, true, true, true, false])
  })

  it("slides: what was done first is over first", async () => {
    await takeAll(2)
    await letTurnsPass(morel, LIMIT, "6 minutes")
    await takeAll(3)
    await letTurnsPass(morel, LIMIT, "4 minutes")
    expect(await takeAll(3)).toEqual([true, true, false])
  })

  it("is not more by asking many times at once", async () => {
    const taken = await Promise.all(Array.from({ length: 16 }, () => take(morel)))
    expect(taken.filter(Boolean)).toHaveLength(5)
  })

  it("is counted for each person, and for each thing it is about", async () => {
    await takeAll(5)
    expect(await take(morel, "something else")).toBe(true)
    expect(await take(await newActor("Pierre Aubry", "professional"))).toBe(true)
  })

  it("is not counted when it is undone", async () => {
    for (let time = 0; time < 5; time++) await expect(take(morel, "", LIMIT, true)).rejects.toBeInstanceOf(Undone)
    expect(await takeAll(5)).not.toContain(false)
  })

  it("is nothing that nobody does", async () => {
    await expect(take({ accountId: "" })).rejects.toThrow("nobody acts")
  })

  it("is forgotten once it counts no more, whoever comes next", async () => {
    await take(morel)
    await letTurnsPass(morel, LIMIT, "1 day")
    await take(await newActor("Pierre Aubry", "professional"))
    const [left] = await asSuperuser(
      (db) => db`select count(*)::int as rows from limited_acts where forget_at < now() - interval '12 hours'`,
    )
    expect(left?.rows).toBe(0)
  })
})

describe("What somebody may do so often about many things, asked about all at once", () => {
  const CARD = "space_listed"
  const takeOf = (things: string[], isUndone = false) =>
    portalDatabase().transaction(async (tx) => {
      await identify(tx, morel, [])
      const rows = await tx.execute<{ thing: string }>(
        sql`select thing from relais.take_turns(${CARD}, ${sql.param(things)}::text[]) as free (thing)`,
      )
      if (isUndone) throw new Undone()
      return rows.map(({ thing }) => thing).sort()
    })

  it("is free for those that are, and counted for these alone", async () => {
    await take(morel, "b", CARD)
    expect(await takeOf(["a", "b", "c"])).toEqual(["a", "c"])
    expect(await takeOf(["a", "b", "c", "d"])).toEqual(["d"])
    await letTurnsPass(morel, CARD, "1 hour", "b")
    expect(await takeOf(["a", "b"])).toEqual(["b"])
    expect(await takeOf([])).toEqual([])
  })

  it("is counted once by those who ask at once, in whichever order they ask", async () => {
    const things = Array.from({ length: 200 }, (_, nth) => String(nth))
    const asked = await Promise.all([takeOf(things), takeOf([...things].reverse()), takeOf(things), takeOf(things.slice(50))])
    expect(asked.flat().sort()).toEqual([...things].sort())
  })

  it("is not counted when it is undone", async () => {
    await expect(takeOf(["a", "b"], true)).rejects.toBeInstanceOf(Undone)
    expect(await takeOf(["a", "b"])).toEqual(["a", "b"])
  })
})

describe("The reference data", () => {
  it("decides how often, from the day it says so", async () => {
    await withRule("consultation_tries_most", 2, async () => expect(await takeAll(3)).toEqual([true, true, false]))
    expect(await take(morel)).toBe(true)
  })

  it("decides for how long, from the day it says so", async () => {
    await takeAll(5)
    await letTurnsPass(morel, LIMIT, "3 minutes")
    expect(await take(morel)).toBe(false)
    await withRule("consultation_tries_within", 3, async () => expect(await take(morel)).toBe(true))
  })

  it("that says nothing is an error, never a default", async () => {
    await expect(take(morel, "", "knocks")).rejects.toThrow("the rule knocks_most has no value today")
  })
})
