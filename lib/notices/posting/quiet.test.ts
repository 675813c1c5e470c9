import { describe, expect, it } from "vitest"
import { asSuperuser } from "@/lib/access/testing"

describe("The end of quiet hours from 21 to 8", () => {
  it.each([
    ["Europe/Paris", "2026-11-30T19:59:59Z", null],
    ["Europe/Paris", "2026-11-30T20:00:00Z", "2026-12-01T07:00:00Z"],
    ["Europe/Paris", "2026-12-01T06:59:59Z", "2026-12-01T07:00:00Z"],
    ["Europe/Paris", "2026-12-01T07:00:00Z", null],
    // The clocks are put forward in this night, and back in that.
    ["Europe/Paris", "2027-03-27T20:30:00Z", "2027-03-28T06:00:00Z"],
    ["Europe/Paris", "2027-03-28T01:30:00Z", "2027-03-28T06:00:00Z"],
    ["Europe/Paris", "2026-10-24T19:30:00Z", "2026-10-25T07:00:00Z"],
    ["Europe/Paris", "2026-10-25T00:30:00Z", "2026-10-25T07:00:00Z"],
    ["Europe/Paris", "2026-10-25T01:30:00Z", "2026-10-25T07:00:00Z"],
    // Midnight in Réunion is eight in the evening in Greenwich.
    ["Indian/Reunion", "2026-11-30T16:59:59Z", null],
    ["Indian/Reunion", "2026-11-30T17:00:00Z", "2026-12-01T04:00:00Z"],
    ["Indian/Reunion", "2026-11-30T19:59:59Z", "2026-12-01T04:00:00Z"],
    ["Indian/Reunion", "2026-11-30T20:00:00Z", "2026-12-01T04:00:00Z"],
    ["Indian/Reunion", "2026-12-01T04:00:00Z", null],
    ["Pacific/Noumea", "2026-12-31T13:00:00Z", "2026-12-31T21:00:00Z"],
    ["America/Miquelon", "2026-12-31T23:59:00Z", null],
  ])("in %s at %s is %s", async (zone, at, end) => {
    const [row] = await asSuperuser((sql) => sql`select relais.end_of_quiet(${zone}, 21, 8, ${at}) as end`)
    expect(row?.end?.toISOString() ?? null).toBe(end && new Date(end).toISOString())
  })

  it.each([
    [13, 15, "2026-11-30T11:59:59Z", null],
    [13, 15, "2026-11-30T12:00:00Z", "2026-11-30T14:00:00Z"],
    [13, 15, "2026-11-30T14:00:00Z", null],
    [0, 6, "2026-11-30T23:00:00Z", "2026-12-01T05:00:00Z"],
    [22, 0, "2026-11-30T22:59:00Z", "2026-11-30T23:00:00Z"],
    [22, 0, "2026-11-30T23:00:00Z", null],
    [null, null, "2026-11-30T23:00:00Z", null],
  ])("is what one chose: from %s to %s, at %s, %s", async (from, until, at, end) => {
    const [row] = await asSuperuser((sql) => sql`select relais.end_of_quiet('Europe/Paris', ${from}, ${until}, ${at}) as end`)
    expect(row?.end?.toISOString() ?? null).toBe(end && new Date(end).toISOString())
  })
})
