import { describe, expect, it } from "vitest"
import { standAt } from "./rules"

const ANSWERED = { typeCode: "11502-2", actOn: "2026-01-04" }

describe("The questions of a deposit", () => {
  it("are asked one after another, and each can be seen again", () => {
    expect(standAt(undefined, { typeCode: "" })).toEqual({ step: "type" })
    for (const step of ["type", "day", "last"]) expect(standAt(step, ANSWERED)).toEqual({ step })
    expect(standAt("day", { typeCode: "11502-2", actOn: "" })).toEqual({ step: "day" })
  })

  it("are not passed over without a good answer", () => {
    expect(standAt("day", { typeCode: "" })).toEqual({
      step: "type",
      fault: { name: "typeCode", code: "documents.type_missing" },
    })
    const stands = (actOn: string) => standAt("last", { ...ANSWERED, actOn })
    expect(stands("")).toEqual({ step: "day", fault: { name: "actOn", code: "documents.date_missing" } })
    expect(stands("2026-02-31")).toEqual({ step: "day", fault: { name: "actOn", code: "documents.date_wrong" } })
    expect(stands("2999-01-01")).toEqual({ step: "day", fault: { name: "actOn", code: "documents.date_in_future" } })
  })

  it("begin again where no answer is kept, and where another is asked for than there is", () => {
    expect(standAt("last", null)).toEqual({ step: "type" })
    expect(standAt(["day"], ANSWERED)).toEqual({ step: "type" })
  })
})
