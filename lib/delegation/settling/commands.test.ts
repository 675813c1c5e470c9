import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { periodFrom } from "./commands"

afterAll(closeDatabase)

async function period(opensAt: string, months: number, atEnd: "stop" | "extend_once" = "stop") {
  const { endsAt, closesAt } = periodFrom(sql`${opensAt}::timestamptz`, months, atEnd)
  const [row] = await portalDatabase().execute<{ ends: string; closes: string; last: string }>(
    sql`select to_char(ends at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS') as ends,
      to_char(closes at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS') as closes,
      to_char((ends + interval '1 microsecond') at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS') as last
      from (select ${endsAt} as ends, ${closesAt} as closes) p`,
  )
  return row
}

describe("An access", () => {
  it.each([
    ["opened in the morning", "2026-11-28T08:00:00+01:00", 6, "2027-05-28"],
    ["opened a minute before midnight in Paris", "2026-11-28T23:59:00+01:00", 6, "2027-05-28"],
    ["opened a minute after midnight in Paris", "2026-11-29T00:01:00+01:00", 6, "2027-05-29"],
    ["opened by a clock of elsewhere", "2026-11-28T23:30:00Z", 6, "2027-05-29"],
    ["for three months to the shortest one", "2026-11-30T12:00:00+01:00", 3, "2027-02-28"],
    ["over the change to summer time", "2027-02-28T12:00:00+01:00", 1, "2027-03-28"],
  ])("%s ends with its last day in Paris", async (_, opensAt, months, day) => {
    const found = await period(opensAt, months)
    expect(found).toMatchObject({ ends: `${day} 23:59:59`, closes: `${day} 23:59:59` })
    expect(found?.last).toMatch(/ 00:00:00$/)
  })

  it("that goes on once ends with a last day too", async () => {
    expect(await period("2026-11-28T08:00:00+01:00", 6, "extend_once")).toMatchObject({
      ends: "2027-05-28 23:59:59",
      closes: "2027-08-28 23:59:59",
    })
  })
})
