import { describe, expect, it } from "vitest"
import { DOCUMENT_GROUPS, LANGUAGES } from "@/drizzle/vocabulary"
import { ITEM_SECTIONS } from "@/lib/access/sections"
import { readCatalogue } from "@/lib/words/catalogue"
import { addressOfNews, NEWS_SECTIONS } from "./rules"

describe("What is new", () => {
  it("is counted in every section that holds items but the wishes", () => {
    expect(ITEM_SECTIONS.filter((section) => !NEWS_SECTIONS.includes(section))).toEqual(["wishes"])
  })

  it("is said of every group of documents, in both languages", () => {
    for (const language of LANGUAGES) {
      expect(Object.keys(readCatalogue(language).space.news.groups).sort()).toEqual([...DOCUMENT_GROUPS].sort())
    }
  })

  it.each([
    ["documents", "lab_results", "/space/documents?group=lab_results"],
    ["measures", null, "/space/measures"],
    ["vaccinations", null, "/space/vaccinations"],
    ["appointments", null, "/space/appointments"],
    ["family_history", null, "/space/profile/family-history"],
  ] as const)("leads to where it is read: %s", (section, group, address) => {
    expect(addressOfNews("/space", { section, group })).toBe(address)
  })
})
