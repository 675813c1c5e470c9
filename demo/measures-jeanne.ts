import type { Reading } from "@/lib/measures/rules"

/** When something was measured and what. */
export type Said = { at: Date; reading: Reading }

const HOUR = 3_600_000
const DAY = 24 * HOUR

const at = (now: number, daysAgo: number, hoursBefore: number, reading: Reading): Said => ({
  // Counted back from eleven in the morning of that day, whenever the demonstration is started.
  at: new Date(Math.floor(now / DAY) * DAY + 10 * HOUR - daysAgo * DAY - hoursBefore * HOUR),
  reading,
})
const days = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, nth) => from + nth * step)

/** A number that goes up and down as a body does, the same at every start: between -1 and 1. */
const sway = (day: number, period: number) => (Math.sin((day * 2 * Math.PI) / period) + Math.sin(day * 1.7) * 0.6) / 1.6

const weight = (day: number): Reading => ({
  kind: "weight",
  value: Math.round((71.8 + day / 180 + sway(day, 90) * 0.4) * 10) / 10,
})
const pressure = (day: number): Reading => ({
  kind: "blood_pressure",
  systolic: Math.round(131 + day / 60 + sway(day, 40) * 7),
  diastolic: Math.round(76 + day / 120 + sway(day, 50) * 4),
  arm: "left",
  position: "sitting",
})
const fasting = (day: number): Reading => ({
  kind: "glucose",
  value: Math.round(117 + day / 60 + sway(day, 12) * 13),
  mealMoment: "fasting",
})
const before = (day: number): Reading => ({
  kind: "glucose",
  value: Math.round(121 + sway(day, 9) * 14),
  mealMoment: "before_meal",
})
const after = (day: number): Reading => ({
  kind: "glucose",
  value: Math.round(158 + sway(day, 10) * 19),
  mealMoment: "after_meal",
})

/** What a woman of 82 with diabetes measures at home over a year: every other morning, some meals, once a week the scales. */
export const JEANNES = (now: number): Said[] => [
  ...days(2, 364, 2).map((day) => at(now, day, 2, fasting(day))),
  ...days(3, 90, 3).map((day) => at(now, day, -8, before(day))),
  ...days(4, 90, 4).map((day) => at(now, day, -4, after(day))),
  ...days(9, 360, 7).map((day) => at(now, day, 1, weight(day))),
  ...days(9, 360, 14).map((day) => at(now, day, 1.2, pressure(day))),
  at(now, 300, 1, { kind: "height", value: 162 }),
]

/** What her doctor did every three months, with the laboratory's HbA1c. */
export const MORELS = (now: number): Said[] =>
  days(37, 340, 91).flatMap((day, nth) => [
    at(now, day, 3, { kind: "hba1c", value: [7.1, 7.2, 7.4, 7.3][nth] ?? 7.2 }),
    at(now, day, 3.2, { ...pressure(day), position: "lying" } as Reading),
    at(now, day, 3.4, weight(day)),
  ])

/** What her daughter wrote down with two figures the wrong way round, and Jeanne refused. */
export const CLAIRES_SLIP = (now: number): Said => at(now, 4, 1, { kind: "weight", value: 81.7 })

/** What her daughter says: the pressure of last week, and what she saw yesterday. */
export const CLAIRES = (now: number): Said[] => [
  at(now, 6, 1.2, pressure(6)),
  at(now, 1, 1.2, pressure(1)),
  at(now, 1, 1, weight(1)),
]
