import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { decideNotForMe, decidePrevention, noteDone, noteOtherwise, silencePrevention, takeBackPrevention } from "./commands"
import { readPrevention } from "./queries"
import { dayAgo, newAnswer, PREVENTION } from "./testing"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
  await asSuperuser((sql) => sql`update patients set sex = 'female', birth_date = '1966-03-14' where patient_id = ${patientId}`)
})

const letIn = (over = {}) => newDelegation(jeanne, patientId, claire, { ...PREVENTION, ...over })
const read = (actor: Actor) => withAccess(actor, patientId, ["view:prevention"], readPrevention)
const note = (actor: Actor, code: string, day: string, test: "cytology" | "hpv" | null = null) =>
  withAccess(actor, patientId, ["act:prevention"], (access) => noteDone(access, { code, day, test }))
const decide = (actor: Actor, code: string, kind: "not_for_me" | "no_high_risk" | "off" | "concerned") =>
  withAccess(actor, patientId, ["edit:prevention"], (access) =>
    kind === "not_for_me" ? decideNotForMe(access, code) : decidePrevention(access, code, kind),
  )
const standings = async (actor: Actor) =>
  Object.fromEntries(
    (await read(actor)).forecasts.map(({ rule, standing }) => [
      rule.code,
      standing.kind === "question" ? standing.asks : standing.kind,
    ]),
  )
const rows = () =>
  asSuperuser(async (sql) => [
    ...(await sql`select subject, kind, day, rule_version, author_name from prevention_answers where patient_id = ${patientId} order by said_at, id`),
  ])

describe("What Jeanne is told", () => {
  it("follows from her age, the sex of her identity and what she said", async () => {
    expect(await standings(jeanne)).toMatchObject({
      "bilan-prevention": "due",
      "depistage-sein": "high_risk",
      "depistage-colorectal": "high_risk",
      "depistage-col-uterus-hpv": "last_time",
      "mt-dents": "not_concerned",
    })
    await decide(jeanne, "depistage-sein", "no_high_risk")
    expect((await standings(jeanne))["depistage-sein"]).toBe("last_time")
    await note(jeanne, "depistage-sein", await dayAgo(1))
    expect((await standings(jeanne))["depistage-sein"]).toBe("done")
  })

  it("is silent for one rule, or for all, until she takes that back", async () => {
    await decide(jeanne, "bilan-prevention", "off")
    expect((await standings(jeanne))["bilan-prevention"]).toBe("not_concerned")
    await withAccess(jeanne, patientId, ["edit:prevention"], silencePrevention)
    const silent = await read(jeanne)
    expect([silent.isSilenced, silent.forecasts.some(({ standing }) => standing.kind !== "not_concerned")]).toEqual([true, false])
    for (const { id } of silent.answers)
      await withAccess(jeanne, patientId, ["act:prevention"], (access) => takeBackPrevention(access, id))
    expect((await standings(jeanne))["bilan-prevention"]).toBe("due")
    expect(await rows()).toEqual([])
  })
})

describe("An answer", () => {
  it("is one, however often it is sent, and says by which version of the rule", async () => {
    const day = await dayAgo(10)
    await Promise.all([note(jeanne, "bilan-prevention", day), note(jeanne, "bilan-prevention", day)])
    expect(await rows()).toEqual([{ subject: "check_up", kind: "done", day, rule_version: 1, author_name: "Jeanne Lefèvre" }])
  })

  it("is refused before the birth, and without the test on which the next date depends", async () => {
    await expect(note(jeanne, "bilan-prevention", "1966-03-13")).rejects.toThrow(
      new InvalidInputError("prevention.day_before_birth", "day"),
    )
    await expect(note(jeanne, "depistage-col-uterus-hpv", "2024")).rejects.toThrow(
      new InvalidInputError("prevention.test_missing", "test"),
    )
    await expect(note(jeanne, "nothing", "2024")).rejects.toBeInstanceOf(NotFoundError)
    expect(await rows()).toEqual([])
    await note(jeanne, "bilan-prevention", "1966")
    expect(await rows()).toHaveLength(1)
  })

  it("waits three months where it is put off, and counts for the whole subject", async () => {
    await withAccess(jeanne, patientId, ["act:prevention"], (access) => noteOtherwise(access, "bilan-prevention", "later"))
    expect((await standings(jeanne))["bilan-prevention"]).toBe("later")
    await asSuperuser((sql) => sql`update patients set birth_date = '1999-01-01' where patient_id = ${patientId}`)
    await newAnswer(jeanne, patientId, "depistage-col-uterus", { kind: "not_for_me" })
    expect(await standings(jeanne)).toMatchObject({
      "depistage-col-uterus": "not_concerned",
      "depistage-col-uterus-hpv": "not_concerned",
    })
  })
})

describe("The same day said with another test", () => {
  const DAY = "2024-05-02"
  const smear = "depistage-col-uterus-hpv"
  const tests = () =>
    asSuperuser(async (sql) => [...(await sql`select test, author_name from prevention_answers where patient_id = ${patientId}`)])
  beforeEach(() => letIn({ sensitiveTopics: ["sexual_health"] }))

  it("takes the place of one's own, however many say it at once, and of another's where one decides", async () => {
    await note(claire, smear, DAY, "cytology")
    await Promise.all([note(claire, smear, DAY, "hpv"), note(claire, smear, DAY, "hpv")])
    expect(await tests()).toEqual([{ test: "hpv", author_name: "Claire Lefèvre" }])
    await note(jeanne, smear, DAY, "cytology")
    expect(await tests()).toEqual([{ test: "cytology", author_name: "Jeanne Lefèvre" }])
  })

  it("is refused to who helps where it is another's, and is no fault where it says the same", async () => {
    await note(jeanne, smear, DAY, "cytology")
    await expect(note(claire, smear, DAY, "hpv")).rejects.toThrow(new ConflictError("prevention.said_otherwise"))
    await note(claire, smear, DAY, "cytology")
    expect(await tests()).toEqual([{ test: "cytology", author_name: "Jeanne Lefèvre" }])
  })

  it("is as a refusal with another reason: the last one stands", async () => {
    const refuse = (reason: "does_not_want" | "followed_otherwise" | null) =>
      withAccess(jeanne, patientId, ["edit:prevention"], (access) => decideNotForMe(access, smear, reason))
    for (const reason of [null, "does_not_want", "followed_otherwise"] as const) await refuse(reason)
    expect((await read(jeanne)).answers.map(({ kind, reason }) => [kind, reason])).toEqual([["not_for_me", "followed_otherwise"]])
    await refuse(null)
    expect((await read(jeanne)).answers.map(({ reason }) => reason)).toEqual([null])
  })
})

describe("Claire, who helps", () => {
  it("reads nothing of breast or cervix unless the topic was ticked, and no question about the body", async () => {
    await letIn()
    await decide(jeanne, "depistage-sein", "no_high_risk")
    await note(jeanne, "depistage-sein", await dayAgo(3))
    await decide(jeanne, "mt-dents", "not_for_me")
    expect(Object.keys(await standings(claire)).sort()).toEqual(["bilan-prevention", "icope-1"])
    expect((await read(claire)).answers).toEqual([])
    await expect(note(claire, "depistage-sein", "2024")).rejects.toBeInstanceOf(NotFoundError)
    expect((await rows()).filter(({ author_name }) => author_name === "Claire Lefèvre")).toEqual([])
  })

  it("reads them where it was", async () => {
    await letIn({ sensitiveTopics: ["sexual_health"] })
    await decide(jeanne, "depistage-sein", "no_high_risk")
    await note(jeanne, "depistage-sein", await dayAgo(3))
    expect(await standings(claire)).toMatchObject({ "depistage-sein": "done", "depistage-col-uterus-hpv": "last_time" })
    expect((await read(claire)).answers.map(({ kind }) => kind)).toEqual(["done"])
  })

  it("notes what was done in her own name, takes back her own word and no other", async () => {
    await letIn()
    const hers = await newAnswer(claire, patientId, "bilan-prevention", { kind: "done", day: "2026-06" })
    const jeannes = await newAnswer(jeanne, patientId, "bilan-prevention", { kind: "done", day: "2026-05" })
    const takeBack = (actor: Actor, id: string) =>
      withAccess(actor, patientId, ["act:prevention"], (access) => takeBackPrevention(access, id))
    await expect(takeBack(claire, jeannes)).rejects.toBeInstanceOf(NotFoundError)
    expect(await rows()).toHaveLength(2)
    await takeBack(claire, hers)
    expect((await rows()).map(({ author_name }) => author_name)).toEqual(["Jeanne Lefèvre"])
  })

  it("decides nothing, and without the permission sees nothing", async () => {
    await letIn()
    await expect(decide(claire, "bilan-prevention", "off")).rejects.toBeInstanceOf(ForbiddenError)
    const other = await newActor("Paul Roux")
    await newDelegation(jeanne, patientId, other, { permissions: ["view:notes"], documentGroups: [] })
    await expect(read(other)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(read(await newActor("Luc Moreau"))).rejects.toBeInstanceOf(NotFoundError)
    expect(await rows()).toEqual([])
  })

  it("reads the same whether Jeanne silenced it, refused it or never had it", async () => {
    await letIn()
    await decide(jeanne, "bilan-prevention", "off")
    const off = await read(claire)
    await asSuperuser((sql) => sql`delete from prevention_answers where patient_id = ${patientId}`)
    await decide(jeanne, "bilan-prevention", "not_for_me")
    expect(await read(claire)).toEqual(off)
    await note(jeanne, "bilan-prevention", "2026-06")
    expect(await read(claire)).toEqual(off)
  })
})

it("A professional reads nothing of prevention yet", async () => {
  const morel = await newActor("Anne Morel", "professional")
  await newTeamMember(jeanne, patientId, morel)
  await expect(read(morel)).rejects.toBeInstanceOf(ForbiddenError)
})
