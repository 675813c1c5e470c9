import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, letTurnsPass, withRule } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { silencePrevention } from "./commands"
import { readPrevention } from "./queries"
import { newAnswer, PREVENTION } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, patientId } = {} as HelpedRecord
beforeEach(async () => {
  ;({ jeanne, claire, patientId } = await newHelpedRecord(PREVENTION.permissions))
  await asSuperuser((sql) => sql`update patients set sex = 'female', birth_date = '1966-03-14' where patient_id = ${patientId}`)
})

const done = (day: string, actor = claire) => newAnswer(actor, patientId, "bilan-prevention", { kind: "done", day })
const count = async () => (await asSuperuser((sql) => sql`select from prevention_answers where patient_id = ${patientId}`)).length

describe("Somebody who notes without end", () => {
  it("pushes nothing out of sight that the person decided", async () => {
    await newAnswer(jeanne, patientId, "depistage-sein", { kind: "not_for_me" })
    await withAccess(jeanne, patientId, ["edit:prevention"], silencePrevention)
    await asSuperuser(
      (
        sql,
      ) => sql`insert into prevention_answers (patient_id, subject, kind, day, rule_code, rule_version, author_kind, author_account_id, author_name)
        select ${patientId}, 'teeth', 'done', ('1967-01-01'::date + n)::text, 'mt-dents', 1, 'caregiver', ${claire.accountId}, 'Claire Lefèvre'
        from generate_series(1, 600) n`,
    )
    const read = () => withAccess(jeanne, patientId, ["view:prevention"], readPrevention)
    const { isSilenced, answers, forecasts } = await read()
    expect([isSilenced, answers.filter(({ kind }) => kind === "not_for_me").length, answers.length]).toEqual([true, 1, 502])
    expect(forecasts.filter(({ standing }) => standing.kind !== "not_concerned")).toEqual([])
  })

  it("is refused from one answer on, at once or not, and counts for nobody else and no other day", async () => {
    await withRule("prevention_answers_most", 3, async () => {
      const days = ["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04", "2020-01-05", "2020-01-06"]
      const outcomes = await Promise.allSettled(days.map((day) => done(day)))
      const kept = days.filter((_, place) => outcomes[place]?.status === "fulfilled")
      expect([kept.length, await count()]).toEqual([3, 3])
      await expect(done("2020-02-01")).rejects.toThrow("prevention.too_many_today")
      // The same form sent twice is one answer, and is counted once.
      await done(kept[0] ?? "")
      await done("2020-02-02", jeanne)
      await letTurnsPass(claire, "prevention_answers", "1 day", patientId)
      await done("2020-02-03")
    })
    expect(await count()).toBe(5)
  })
})
