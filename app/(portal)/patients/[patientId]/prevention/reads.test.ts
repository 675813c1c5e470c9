import { beforeEach, describe, expect, it } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { NotFoundError } from "@/lib/errors"
import { silencePrevention } from "@/lib/prevention/commands"
import { newAnswer, PREVENTION } from "@/lib/prevention/testing"
import { readOne, readPage } from "./reads"

let { jeanne, claire, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, patientId } = await newHelpedRecord(PREVENTION.permissions))
  await asSuperuser(async (sql) => {
    await sql`update patients set sex = 'female', birth_date = '1966-03-14' where patient_id = ${patientId}`
    await sql`update delegations set sensitive_topics = '{sexual_health}' where patient_id = ${patientId}`
  })
})

/** What Claire gets of a rule: by its page, and by each thing that she may say of it. */
async function gets(code: string): Promise<string[]> {
  const tell = (tried: Promise<unknown>) =>
    tried.then(
      () => "there",
      (error: unknown) => (error instanceof NotFoundError ? "not there" : String(error)),
    )
  const page = withAccess(claire, patientId, ["view:prevention", "act:prevention"], (access) => readOne(access, code))
  const all = [await tell(page)]
  for (const kind of ["done", "never", "later"] as const)
    all.push(await tell(newAnswer(claire, patientId, code, { kind, day: "2024", test: "hpv" })))
  return all
}
const NOT_THERE = ["not there", "not there", "not there", "not there"]
const kinds = () =>
  asSuperuser(async (sql) =>
    (await sql`select kind from prevention_answers where patient_id = ${patientId}`).map(({ kind }) => String(kind)),
  )

describe("To who helps, a rule is not there, by its page and by what may be said of it,", () => {
  it.each([
    ["that was never for the patient", "mt-dents"],
    ["whose question about the body nobody answered", "depistage-sein"],
    ["that nobody published", "nothing"],
  ])("%s", async (_, code) => {
    expect(await gets(code)).toEqual(NOT_THERE)
    expect(await kinds()).toEqual([])
  })

  it.each([
    ["refused", "not_for_me"],
    ["silenced", "off"],
  ] as const)("that was %s", async (_, kind) => {
    for (const code of ["depistage-sein", "bilan-prevention", "depistage-col-uterus-hpv"]) {
      await newAnswer(jeanne, patientId, code, { kind })
      expect(await gets(code)).toEqual(NOT_THERE)
    }
    expect(await kinds()).toEqual([kind, kind, kind])
  })

  it("of all that are silenced at once", async () => {
    await withAccess(jeanne, patientId, ["edit:prevention"], silencePrevention)
    expect(await gets("bilan-prevention")).toEqual(NOT_THERE)
    const { view, answers } = await withAccess(claire, patientId, ["view:prevention"], readPage)
    expect([view, answers]).toEqual([{ due: [], questions: [], done: [], later: [], silent: [] }, []])
  })

  it("until the question is answered", async () => {
    await newAnswer(jeanne, patientId, "depistage-sein", { kind: "no_high_risk" })
    expect(await gets("depistage-sein")).toEqual(["there", "there", "there", "there"])
  })
})
