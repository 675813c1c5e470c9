import { expect, it } from "vitest"
import { NOTICE_SUBJECTS } from "@/drizzle/vocabulary"
import { placeOf } from "./rules"

it("A notice leads to a page of ours that names what it tells of", () => {
  for (const about of NOTICE_SUBJECTS) {
    const place = placeOf({ about, spaceId: "space", subjectId: "subject", name: null })
    expect(place).toMatch(/^\/(patients\/space\/(helpers|documents)|helping|children)\/subject$/)
  }
})

it("A notice from before they led anywhere leads nowhere", () => {
  expect(placeOf({ about: null, spaceId: null, subjectId: null, name: null })).toBeNull()
})
