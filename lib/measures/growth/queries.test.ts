import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { addMeasure } from "../commands"
import type { Reading } from "../rules"
import { getChild, listGrowth, requireChild } from "./queries"
import { readCurves } from "./references/queries"
import { newChild } from "./testing"

const BOY = { birthDate: "2022-04-03", sex: "male" } as const
let amina: Actor
let thomas: Actor
let noe: string

beforeAll(async () => {
  ;[amina, thomas] = [await newActor("Amina Diallo"), await newActor("Thomas Roche")]
  noe = await newChild([amina, thomas], BOY)
  await say(amina, { kind: "height", value: 86.5, position: "lying" }, "2024-03-01")
  await say(thomas, { kind: "head_circumference", value: 48.5 }, "2024-03-02")
  await say(thomas, { kind: "temperature", value: 38 }, "2024-03-03")
  await asSuperuser(async (sql) => {
    await sql`insert into growth_references (reference, name, edition, source, licence)
      values ('one-test', 'A', '1', 'x', 'y'), ('two-test', 'B', '2', 'x', 'y')`
    for (const [reference, value] of [
      ["one-test", 50],
      ["two-test", 51],
    ] as const)
      await sql`insert into growth_curves (reference, kind, sex, position, percentile, age_months, value)
        values (${reference}, 'height', 'male', 'lying', 50, 1, ${value + 4}), (${reference}, 'height', 'male', 'lying', 50, 0, ${value})`
  })
})
afterAll(async () => {
  await asSuperuser((sql) => sql`delete from growth_references where reference in ('one-test', 'two-test')`)
  await closeDatabase()
})

const say = (actor: Actor, reading: Reading, day: string) =>
  withAccess(actor, noe, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: new Date(day) }))
const growthOf = (actor: Actor) => withAccess(actor, noe, ["view:measures"], listGrowth)

describe("Two parents", () => {
  it("see the same growth, whoever of them wrote it down, and nothing else of what was measured", async () => {
    const [hers, his] = [await growthOf(amina), await growthOf(thomas)]
    expect(hers.map(({ reading }) => reading)).toEqual([
      { kind: "head_circumference", value: 48.5 },
      { kind: "height", value: 86.5, position: "lying" },
    ])
    const facts = (lines: typeof hers) => lines.map(({ id, author: { isYou: _, ...author } }) => ({ id, author }))
    expect(facts(his)).toEqual(facts(hers))
  })

  it("write what stands at once: they answer for the child", async () => {
    expect((await growthOf(amina)).every(({ state }) => state === "confirmed")).toBe(true)
  })
})

describe("A page of growth", () => {
  const childOf = (actor: Actor, patientId: string) =>
    withAccess(actor, patientId, ["view:measures"], async (access) => {
      const child = await getChild(access)
      access.trace({ action: "measure.listed", permission: "view:measures" })
      return child
    })
  const years = (count: number, days: number) =>
    asSuperuser(
      (sql) =>
        sql<
          { day: string }[]
        >`select ((now() at time zone 'Europe/Paris')::date - make_interval(years => ${count}) + make_interval(days => ${days}))::date::text as day`,
    ).then(([row]) => row?.day ?? "")

  it("is a child's until the day before the twentieth birthday", async () => {
    expect(await childOf(amina, noe)).toMatchObject(BOY)
    const still = await newChild([amina], { birthDate: await years(20, 1) })
    const nomore = await newChild([amina], { birthDate: await years(20, 0) })
    expect([await childOf(amina, still), await childOf(amina, nomore)]).toEqual([expect.anything(), null])
  })

  it("is not there for somebody grown up, and that it was asked for is told", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const space = await newPatient(jeanne)
    await expect(withAccess(jeanne, space, ["view:measures"], requireChild)).rejects.toThrow(NotFoundError)
  })

  it.each([
    [undefined, "one-test", 50],
    ["two-test", "two-test", 51],
    ["nobodys", "one-test", 50],
  ])("stands beside one reference and never two: asked for %s", async (asked, reference, value) => {
    const child = { ...BOY, today: "2026-11-30" }
    const read = () =>
      withAccess(amina, noe, ["view:measures"], async (access) => {
        const curves = await readCurves(access, "height", child, asked)
        access.trace({ action: "measure.listed", permission: "view:measures" })
        return curves
      })
    const { chosen, lines, references } = await read()
    expect([chosen?.reference, references.length]).toEqual([reference, 2])
    expect(lines).toEqual([
      {
        percentile: 50,
        position: "lying",
        points: [
          { age: 0, value },
          { age: 1, value: value + 4 },
        ],
      },
    ])
  })

  it.each([
    ["weight", "male"],
    ["height", "female"],
    ["height", "unknown"],
  ] as const)("stands beside no reference where none is loaded or the sex is not known: %s, %s", async (kind, sex) => {
    const curves = await withAccess(amina, noe, ["view:measures"], async (access) => {
      access.trace({ action: "measure.listed", permission: "view:measures" })
      return readCurves(access, kind, { ...BOY, sex, today: "2026-11-30" })
    })
    expect(curves).toEqual({ references: [], chosen: null, lines: [] })
  })
})
