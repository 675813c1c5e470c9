import { existsSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { entryOf, SECTION_WORDS, type Section } from "@/lib/access/sections"
import type { Entry } from "@/lib/access/sections/entry"
import { documentType } from "@/lib/reference/document-types"
import { readCatalogue } from "@/lib/words/catalogue"

const SPACE = join(import.meta.dirname, "../app/(portal)/patients/[patientId]")

/** What a section that is called so lacks of all that follows from its entry. */
function lacks(section: string, { page, preview, items }: Entry): string[] {
  const names = LANGUAGES.map((language) => Object.keys(readCatalogue(language).space.sections))
  const isNamed = names.every((known) => known.includes(section))
  const has = (folder: string) => page !== undefined && existsSync(join(SPACE, folder, page.folder, "page.tsx"))
  return [
    ...((preview || page?.of) && !isNamed ? [`${section} has no name in space.sections`] : []),
    ...(page && !has("") ? [`${section} has no page`] : []),
    ...(preview && !has("preview/[lensId]") ? [`${section} has no preview`] : []),
    ...(items && items.type !== "own" && !documentType(items.type) ? [`${section} is judged by a type that nobody knows`] : []),
  ]
}

describe("A section of the record", () => {
  it("has its name in both languages, its page, its preview and its type", () => {
    expect(SECTION_WORDS.flatMap((section: Section) => lacks(section, entryOf(section)))).toEqual([])
  })

  it("that lacks something is told what", () => {
    const planted = { ...entryOf("documents"), items: { type: "00000-0" }, page: { folder: "nowhere", inBar: false } }
    expect(lacks("planted", planted)).toEqual([
      "planted has no name in space.sections",
      "planted has no page",
      "planted has no preview",
      "planted is judged by a type that nobody knows",
    ])
  })
})
