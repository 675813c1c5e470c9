import { randomUUID } from "node:crypto"
import { describe, expect, test } from "vitest"
import { contactSchema } from "../schema"

const GIVEN = { patientId: randomUUID(), name: " Claire  Lefèvre ", relation: "daughter", telephone: " 06 12 34 56 78 " }
const faultOf = (over: object) => contactSchema.safeParse({ ...GIVEN, ...over }).error?.issues.map(({ message }) => message)

describe("The form of somebody to call", () => {
  test("takes a name, a word of the list and a number, without the spaces around them", () => {
    expect(contactSchema.parse(GIVEN)).toMatchObject({ name: "Claire Lefèvre", telephone: "06 12 34 56 78" })
  })

  test.each([
    [{ name: "" }, "emergency.name"],
    [{ name: "x".repeat(500) }, "emergency.name"],
    [{ relation: "" }, "emergency.relation"],
    [{ relation: "milkman" }, "emergency.relation"],
    [{ telephone: "chez elle" }, "emergency.telephone"],
    [{ telephone: undefined }, "emergency.telephone"],
  ])("says what is wrong in %o", (over, code) => expect(faultOf(over)).toEqual([code]))
})
