import { describe, expect, it } from "vitest"
import { formatReading, parseMoment, parseReading, writeMoment } from "./rules"

describe("A weight", () => {
  it.each([
    ["72,4", 72.4],
    ["72.4", 72.4],
    [" 72,45 kg ", 72.45],
    ["3,2 kilos", 3.2],
    ["0,2", 0.2],
    ["500", 500],
  ])("is read as people write it: %s", (text, value) => {
    expect(parseReading("weight", text)).toEqual({ kind: "weight", value })
  })

  it.each(["", "lourd", "72,4,1", "72,456", "-72", "0", "0,19", "500,01", "1e2", "128/76", "72 livres", "٧٢"])(
    "is not made of anything else: %s",
    (text) => {
      expect(parseReading("weight", text)).toBeNull()
    },
  )

  it("is said with a comma in French and a point in English", () => {
    expect(formatReading({ kind: "weight", value: 72.4 }, "fr")).toBe("72,4\u00A0kg")
    expect(formatReading({ kind: "weight", value: 72 }, "en")).toBe("72\u00A0kg")
  })
})

describe("A blood pressure", () => {
  it.each(["128/76", "128 76", "128 - 76", "128-76 mmHg", " 128 / 76 mm Hg"])(
    "is two numbers, the higher one first: %s",
    (text) => {
      expect(parseReading("blood_pressure", text)).toEqual({ kind: "blood_pressure", systolic: 128, diastolic: 76 })
    },
  )

  it.each(["", "128", "12/8", "76/128", "128/128", "301/76", "39/20", "128/19", "128/201", "128/76/3", "12,8/7,6", "12876"])(
    "is not made of anything else: %s",
    (text) => {
      expect(parseReading("blood_pressure", text)).toBeNull()
    },
  )

  it("is believed up to both ends", () => {
    expect(parseReading("blood_pressure", "300/200")).not.toBeNull()
    expect(parseReading("blood_pressure", "40/20")).not.toBeNull()
  })

  it("is said in millimetres of mercury", () => {
    expect(formatReading({ kind: "blood_pressure", systolic: 128, diastolic: 76 }, "fr")).toBe("128/76\u00A0mmHg")
  })
})

describe("A day and an hour in Paris", () => {
  it.each([
    ["04/01/2026 08:12", "2026-01-04T07:12:00.000Z"],
    ["4/1/2026 8:12", "2026-01-04T07:12:00.000Z"],
    ["04/07/2026 08h12", "2026-07-04T06:12:00.000Z"],
    [" 04.07.2026 à 8 h 12 ", "2026-07-04T06:12:00.000Z"],
    ["29/02/2028 00:00", "2028-02-28T23:00:00.000Z"],
    // Twice that night: the second.
    ["25/10/2026 02:30", "2026-10-25T01:30:00.000Z"],
  ])("is read as typed or pasted: %s", (text, instant) => {
    expect(parseMoment(text)?.toISOString()).toBe(instant)
  })

  // The last one is the hour that summer time leaves out.
  it.each(["", "hier", "31/04/2026 08:12", "29/02/2026 08:12", "04/01/2026", "08:12", "04/01/2026 24:00", "29/03/2026 02:30"])(
    "is not made of anything else: %s",
    (text) => {
      expect(parseMoment(text)).toBeNull()
    },
  )

  it("is read as it was written", () => {
    for (let hours = 0; hours < 24 * 400; hours += 7) {
      const instant = new Date(Date.UTC(2026, 0, 1, hours, 34))
      const read = parseMoment(writeMoment(instant))
      expect(read && writeMoment(read)).toBe(writeMoment(instant))
    }
  })
})
