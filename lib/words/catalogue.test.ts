import { describe, expect, it } from "vitest"
import { joinAreas, type Words } from "./catalogue"

const PERMISSIONS = { to: { "view:documents": "voir vos documents" } }
const section = (saidIn: Words) => ({ title: "Mesures", saidIn })

describe("A file of words", () => {
  it("adds its own sentences to another area, and says nothing else there", () => {
    const measures = section({ permissions: { to: { "view:measures": "voir vos mesures" } } })
    expect(joinAreas({ measures, permissions: PERMISSIONS })).toEqual({
      measures: { title: "Mesures" },
      permissions: { to: { "view:documents": "voir vos documents", "view:measures": "voir vos mesures" } },
    })
    expect(PERMISSIONS.to).toEqual({ "view:documents": "voir vos documents" })
  })

  it("changes no sentence that stands there", () => {
    for (const to of [{ "view:documents": "tout voir" }, { "view:documents": { all: "tout voir" } }])
      expect(() => joinAreas({ measures: section({ permissions: { to } }), permissions: PERMISSIONS })).toThrow(
        "measures: permissions.to.view:documents is said already",
      )
    expect(() => joinAreas({ measures: section({ permissions: { to: "tout" } }), permissions: PERMISSIONS })).toThrow(
      "said already",
    )
  })

  it("speaks in no area that there is not", () => {
    expect(() => joinAreas({ measures: section({ permission: { to: {} } }), permissions: PERMISSIONS })).toThrow(
      "measures: there is no area permission",
    )
  })
})
