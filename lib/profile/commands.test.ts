import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { confirmLine, refuseLine, removeLine, restoreLine } from "./answering/commands"
import { hideLine, judgeLine } from "./apart/commands"
import { addLine, addNone, changeLine } from "./commands"
import { listVersions } from "./history/queries"
import { getLine, listLines, listProfile } from "./queries"
import type { LineContent } from "./rules"

afterAll(closeDatabase)

const SECTION = "allergies" as const

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord([
    "view:allergies",
    "add:allergies",
    "view:lifestyle",
    "add:lifestyle",
  ]))
})

const as = <Result>(actor: Actor, work: (access: PatientAccess<never>) => Promise<Result>) =>
  withAccess(actor, patientId, ["view:allergies"], (access) => work(access))
const say = async (actor: Actor, content: LineContent = { label: "Pénicilline" }, lineId = randomUUID()) => {
  await as(actor, (access) => addLine(access, { section: SECTION, lineId, content }))
  return lineId
}
const of = (lineId: string) => ({ section: SECTION, lineId })
const read = (actor: Actor, lineId: string) => as(actor, (access) => getLine(access, SECTION, lineId))
const list = (actor: Actor) => as(actor, (access) => listLines(access, SECTION, {}))
const row = async (lineId: string) => (await asSuperuser((sql) => sql`select * from allergies where id = ${lineId}`))[0]
const change = async (actor: Actor, lineId: string, label: string, version = 1) =>
  as(actor, (access) => changeLine(access, { ...of(lineId), version, content: { label } }))

describe("A line of the profile", () => {
  it("stands when the patient says it, with her name; the same form sent twice is one line", async () => {
    const lineId = await say(jeanne, { label: "Pénicilline", reaction: "Plaques rouges", severity: "severe", startedOn: "2009" })
    await say(jeanne, { label: "Pénicilline" }, lineId)
    const { lines } = await list(jeanne)
    expect(lines).toMatchObject([
      {
        id: lineId,
        state: "confirmed",
        author: { kind: "patient", isYou: true },
        content: { severity: "severe", startedOn: "2009" },
      },
    ])
  })

  it("waits when a caregiver says it, until the patient or a professional confirms it, once, with name and day", async () => {
    const lineId = await say(claire)
    expect(await read(jeanne, lineId)).toMatchObject({
      state: "proposed",
      author: { name: "Claire Lefèvre", relation: "daughter" },
    })
    await expect(as(claire, (access) => confirmLine(access, of(lineId)))).rejects.toThrow(ConflictError)
    expect(await row(lineId)).toMatchObject({ state: "proposed", confirmed_at: null })
    await as(morel, (access) => confirmLine(access, of(lineId)))
    await as(morel, (access) => confirmLine(access, of(lineId)))
    expect(await read(jeanne, lineId)).toMatchObject({
      state: "confirmed",
      confirmed: { name: "Anne Morel", profession: { code: "10", sex: null } },
    })
  })

  it("goes when the patient says that it is not right, and comes back when she undoes that", async () => {
    const lineId = await say(claire)
    await as(jeanne, (access) => refuseLine(access, of(lineId)))
    await expect(read(claire, lineId)).rejects.toThrow(NotFoundError)
    await as(jeanne, (access) => restoreLine(access, of(lineId)))
    expect(await read(claire, lineId)).toMatchObject({ state: "proposed" })
  })

  it("waits again when its caregiver brings back what the patient had confirmed and taken away", async () => {
    const lineId = await say(claire)
    await as(jeanne, (access) => confirmLine(access, of(lineId)))
    await as(jeanne, (access) => removeLine(access, of(lineId)))
    const back = (who: Actor) => as(who, (access) => restoreLine(access, of(lineId)))
    await expect(back(morel)).rejects.toThrow(NotFoundError)
    await back(claire)
    await back(claire)
    expect(await row(lineId)).toMatchObject({ deleted_at: null, state: "proposed", confirmed_at: null, version: 4 })
    await expect(back(morel)).rejects.toThrow(NotFoundError)
  })

  it("keeps what it said before it was changed, and a caregiver's own change waits again", async () => {
    const lineId = await say(claire)
    await as(jeanne, (access) => confirmLine(access, of(lineId)))
    await change(claire, lineId, "Amoxicilline", 2)
    expect(await read(jeanne, lineId)).toMatchObject({ state: "proposed", confirmed: null, content: { label: "Amoxicilline" } })
    const versions = await as(jeanne, async (access) => listVersions(access, await getLine(access, SECTION, lineId)))
    expect(versions).toMatchObject([{ content: { label: "Pénicilline" }, replacedBy: { name: "Claire Lefèvre", isYou: false } }])
  })

  it("that the patient corrects is confirmed by her, and stays signed by who wrote it", async () => {
    const lineId = await say(claire)
    await change(jeanne, lineId, "Amoxicilline")
    expect(await read(jeanne, lineId)).toMatchObject({
      state: "confirmed",
      author: { name: "Claire Lefèvre" },
      confirmed: { isYou: true },
    })
  })

  it("is changed once by two people at a time: the second is told, and the line is the first's", async () => {
    const lineId = await say(jeanne)
    const done = await Promise.allSettled([change(jeanne, lineId, "Amoxicilline"), change(jeanne, lineId, "Céfaclor")])
    expect(done.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect((await row(lineId))?.version).toBe(2)
    await expect(change(jeanne, lineId, "Céfaclor", 1)).rejects.toThrow(ConflictError)
  })
})

describe("What a professional wrote", () => {
  it("is changed by nobody else, and not a byte of it by any gesture of the patient or of who helps", async () => {
    const lineId = await say(morel, { label: "Pénicilline", note: "Choc en 2009" })
    const before = await row(lineId)
    for (const who of [jeanne, claire]) {
      await expect(change(who, lineId, "Rien")).rejects.toThrow(ConflictError)
      await expect(as(who, (access) => removeLine(access, of(lineId)))).rejects.toThrow(ConflictError)
      await expect(as(who, (access) => refuseLine(access, of(lineId)))).rejects.toThrow(ConflictError)
    }
    expect(await row(lineId)).toEqual(before)
  })

  it("is held by the database too, past every command", async () => {
    const lineId = await say(morel)
    const rewrite = as(jeanne, async (access) => {
      access.trace({ action: "line.changed" })
      const { sql } = await import("drizzle-orm")
      await access.tx.execute(sql`update allergies set label = 'Rien' where patient_id = ${patientId} and id = ${lineId}`)
    })
    await expect(rewrite).rejects.toMatchObject({ constraint: "line_of_a_professional" })
    expect(await row(lineId)).toMatchObject({ label: "Pénicilline", version: 1 })
  })

  it("by mistake stays, and says so", async () => {
    const lineId = await say(morel)
    await as(morel, (access) => removeLine(access, of(lineId)))
    expect(await read(jeanne, lineId)).toMatchObject({ state: "entered_in_error" })
  })

  it("is hidden from professionals by the patient alone, but not from its author", async () => {
    const lineId = await say(jeanne)
    const hide = (who: Actor) => as(who, (access) => hideLine(access, of(lineId), true))
    await expect(hide(claire)).rejects.toThrow(ForbiddenError)
    expect((await list(morel)).lines).toHaveLength(1)
    await hide(jeanne)
    expect((await list(morel)).lines).toHaveLength(0)
    await expect(read(morel, lineId)).rejects.toThrow(NotFoundError)
  })
})

describe("What is intimate", () => {
  it("is not there for who helps, unless the access says so", async () => {
    const lineId = randomUUID()
    await as(jeanne, (access) => addLine(access, { ...of(lineId), content: { label: "Latex" }, intimate: "yes" }))
    expect((await list(claire)).lines).toEqual([])
    await as(jeanne, (access) => judgeLine(access, of(lineId), false))
    expect((await list(claire)).lines).toHaveLength(1)
  })
})

describe("A habit", () => {
  const HABIT = "lifestyle" as const
  const inHabits = <Result>(actor: Actor, work: (access: PatientAccess<never>) => Promise<Result>) =>
    withAccess(actor, patientId, ["view:lifestyle"], (access) => work(access))
  const change = (lineId: string, version: number, topic: string, label = "Un peu", by = jeanne) =>
    inHabits(by, (access) => changeLine(access, { section: HABIT, lineId, version, content: { topic, label } }))
  const judge = (lineId: string, intimate: boolean) =>
    inHabits(jeanne, (access) => judgeLine(access, { section: HABIT, lineId }, intimate))
  const judged = async (lineId: string) => {
    const [row] = await asSuperuser((sql) => sql`select sensitivity, sensitive_topic from lifestyle where id = ${lineId}`)
    return [row?.sensitivity, row?.sensitive_topic]
  }
  const newHabit = async (topic: string, by = jeanne) => {
    const lineId = randomUUID()
    await inHabits(by, (access) => addLine(access, { section: HABIT, lineId, content: { topic, label: "Un peu" } }))
    return lineId
  }

  it.each(["tobacco", "alcohol"])("that becomes one of %s is set apart from then on, and stays so as another", async (topic) => {
    const lineId = await newHabit("sleep")
    expect(await judged(lineId)).toEqual(["not", null])
    await change(lineId, 1, topic)
    expect(await judged(lineId)).toEqual(["sensitive", "addictions"])
    await change(lineId, 2, "sleep")
    expect(await judged(lineId)).toEqual(["sensitive", "addictions"])
  })

  it("that who helps says to be of tobacco is read by her no longer, as if she had said so at once", async () => {
    const lineId = await newHabit("sleep", claire)
    expect(await change(lineId, 1, "work", "Un peu", claire)).toEqual({ isStillRead: true })
    expect(await change(lineId, 2, "tobacco", "Un peu", claire)).toEqual({ isStillRead: false })
    await expect(change(lineId, 3, "work", "Un peu", claire)).rejects.toThrow(NotFoundError)
    expect(await judged(lineId)).toEqual(["sensitive", "addictions"])
  })

  it("that was set apart already keeps its reason, and one that she opened is opened until it is of another topic", async () => {
    const lineId = await newHabit("sleep")
    await judge(lineId, true)
    await change(lineId, 2, "alcohol")
    expect(await judged(lineId)).toEqual(["sensitive", "chosen"])
    await judge(lineId, false)
    await change(lineId, 4, "alcohol", "Beaucoup")
    expect(await judged(lineId)).toEqual(["not", null])
    await change(lineId, 5, "tobacco")
    expect(await judged(lineId)).toEqual(["sensitive", "addictions"])
  })
})

describe("That there is nothing", () => {
  it("is a word of its own, said by somebody, and gone once the same person says that there is something", async () => {
    await as(jeanne, (access) => addNone(access, of(randomUUID()), "Aucune allergie connue"))
    expect((await list(jeanne)).lines).toMatchObject([{ saysNone: true, author: { isYou: true } }])
    await say(jeanne)
    expect((await list(jeanne)).lines).toMatchObject([{ saysNone: false, content: { label: "Pénicilline" } }])
  })

  it("is never said by the absence of lines", async () => {
    const [allergies] = await as(claire, (access) => listProfile(access))
    expect(allergies).toMatchObject({ section: "allergies", lines: [] })
  })
})
