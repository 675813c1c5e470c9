import type { Reading } from "@/lib/measures/rules"

/** What was measured of a child on one day: kilograms, centimetres, and the head while it was measured. */
type Visit = { day: string; weight: number; height: number; head?: number }

/** A boy born on 3 April 2022, at the visits of his first four years; until two years he was measured lying. */
const VISITS: Visit[] = [
  { day: "2022-04-03", weight: 3.4, height: 50, head: 35 },
  { day: "2022-05-04", weight: 4.5, height: 54.5, head: 37.5 },
  { day: "2022-06-07", weight: 5.6, height: 58, head: 39 },
  { day: "2022-08-09", weight: 7, height: 63.5, head: 41.5 },
  { day: "2022-10-04", weight: 8, height: 67.5, head: 43.5 },
  { day: "2023-01-10", weight: 9.1, height: 72, head: 45 },
  { day: "2023-04-05", weight: 9.8, height: 76, head: 46 },
  { day: "2023-09-12", weight: 10.9, height: 81, head: 47.5 },
  { day: "2024-03-19", weight: 12, height: 87.5, head: 48.5 },
  { day: "2024-10-08", weight: 13.2, height: 91 },
  { day: "2025-04-15", weight: 14.3, height: 95.5 },
  { day: "2026-04-14", weight: 16.2, height: 103 },
]

/** His visits as measures, and what his mother noted at home a few days before the demonstration is started. */
export function noesGrowth(now: number): { at: Date; reading: Reading }[] {
  const visits = VISITS.flatMap(({ day, weight, height, head }) => {
    const position = day < "2024-04-03" ? "lying" : "standing"
    return readings(new Date(`${day}T09:30:00Z`), [
      { kind: "weight", value: weight },
      { kind: "height", value: height, position },
      ...(head ? [{ kind: "head_circumference" as const, value: head }] : []),
    ])
  })
  const athome = new Date(now - 12 * 86_400_000)
  return [
    ...visits,
    ...readings(athome, [
      { kind: "weight", value: 17.1 },
      { kind: "height", value: 107, position: "standing" },
    ]),
  ]
}

const readings = (at: Date, all: Reading[]) => all.map((reading) => ({ at, reading }))
