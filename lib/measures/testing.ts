const BEGAN = Date.now()
let written = 0

/** What a measure's row says besides the columns of an item, for tests that write one of each section; no two at one moment. */
export const sampleItem = () => ({
  measuredAt: new Date(BEGAN - 3_600_000 - written++),
  code: "29463-7",
  unit: "kg",
  value: 72.4,
})
