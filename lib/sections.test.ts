import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { entryOf, PERMISSIONS, type Permission, SECTION_WORDS, type Section, sectionOf } from "@/lib/access/sections"
import type { Entry } from "@/lib/access/sections/entry"
import { documentType } from "@/lib/reference/document-types"
import { readCatalogue, type Words } from "@/lib/words/catalogue"

const ROOT = join(import.meta.dirname, "..")
const SPACE = join(ROOT, "app/(portal)/patients/[patientId]")

const read = (folder: string, name: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .map((path) => readFileSync(join(ROOT, folder, path), "utf8"))
    .join("\n")

const ROUTES = read("e2e", /(^|\/)routes?[\w-]*(\/[\w-]+)?\.ts$/)
const SOURCES = ["app", "lib"].map((folder) => read(folder, /^(?!.*(access\/sections|\.test\.|testing)).*\.tsx?$/)).join("\n")

/** The sentences that are not in a language's catalogue, by their keys. */
function unsaid(keys: readonly (readonly string[])[]): string[] {
  return LANGUAGES.flatMap((language) => {
    const words = readCatalogue(language) as unknown as Words
    const find = (key: readonly string[]) => key.reduce<string | Words | undefined>(step, words)
    return keys.filter((key) => typeof find(key) !== "string").map((key) => `has no ${key.join(".")} in ${language}`)
  })
}

const step = (words: string | Words | undefined, key: string) => (typeof words === "object" ? words[key] : undefined)

/** Whose bar, or "Plus", names the section itself: a professional's all, the others where it has no place with others. */
function barsOf(page: Entry["page"], { view = [] }: Entry["may"]): string[] {
  if (!page) return []
  const isInCare = page.place !== "health" && (page.everybody || view.includes("care_team"))
  return [...(page.place === "more" ? ["own", "other"] : []), ...(isInCare ? ["care"] : [])]
}

/** Everything that is said of a section: its name, what an access to it lets somebody do, what the journal tells. */
function sentencesOf(section: string, { may, acts, kind, page, items, consent }: Entry): string[][] {
  const held = Object.entries(may).map(([verb, by]) => ({ permission: `${verb}:${section}`, by }))
  const byCaregivers = held.filter(({ by }) => by.includes("consent") || by.includes("parental_authority"))
  return [
    ...(page ? [["space", "sections", section]] : []),
    // What is new is said section by section, of the documents group by group.
    ...(items?.since && consent === "whole" ? [["space", "news", section]] : []),
    ...barsOf(page, may).map((whose) => ["layout", "bar", whose, section]),
    ...held.flatMap(({ permission }) => [
      ["permissions", "to", permission],
      ["permissions", "to_theirs", permission],
      ["journal", "attempts", permission],
    ]),
    ...byCaregivers.map(({ permission }) => ["care", "circle", "may", permission]),
    ...Object.keys(acts).map((act) => ["journal", "sentences", ...act.split(".")]),
    ...(Object.keys(acts).length > 0 ? [["journal", "kinds", kind]] : []),
  ]
}

/** The pages of a section, and their rows in the list by which every page is asked for as everybody. */
function pagesOf({ page, preview }: Entry): string[] {
  if (!page) return preview ? ["has a preview and no page"] : []
  const has = (folder: string) => existsSync(join(SPACE, folder, page.folder, "page.tsx"))
  const isListed = new RegExp(`inSpace\\(\\s*"/${page.folder}"`).test(ROUTES)
  const isPreviewed = new RegExp(`lens\\(\\s*"/${page.folder}"|"/preview/\\[lensId\\]/${page.folder}"`).test(ROUTES)
  return [
    ...(has("") ? [] : ["has no page"]),
    ...(isListed ? [] : ["has no row in the list of routes"]),
    ...(!preview || has("preview/[lensId]") ? [] : ["has no preview"]),
    ...(!preview || isPreviewed ? [] : ["has no row for its preview"]),
  ]
}

/** What keeps the items of a section: a table with its policies, the type that stands for them, a sample for random worlds. */
function itemsOf(section: string, { items }: Entry): string[] {
  if (!items) return []
  const { folder = section } = items
  const has = (path: string) => existsSync(join(ROOT, path))
  return [
    ...(items.type === "own" || documentType(items.type) ? [] : ["is judged by a type that nobody knows"]),
    ...(has(`drizzle/schema/${folder}.ts`) ? [] : ["has no table"]),
    ...(has(`drizzle/access/tables/${section}.sql`) ? [] : ["has no policies"]),
    ...(has(`lib/${folder.replaceAll("_", "-")}/testing.ts`) ? [] : ["has no sample for random worlds"]),
  ]
}

const lacks = (section: string, entry: Entry) =>
  [...unsaid(sentencesOf(section, entry)), ...pagesOf(entry), ...itemsOf(section, entry)].map((lack) => `${section} ${lack}`)

describe("A section of the record", () => {
  it.each(SECTION_WORDS)("has its words in both languages, its pages, their rows and its table: %s", (section: Section) => {
    expect(lacks(section, entryOf(section))).toEqual([])
  })

  it("is given by consent where its entry says how, and nowhere else", () => {
    const isGiven = ({ may }: Entry) => Object.values(may).some((by) => by.includes("consent"))
    expect(SECTION_WORDS.filter((word) => isGiven(entryOf(word)) !== (entryOf(word).consent !== "never"))).toEqual([])
  })

  it("has no permission that nothing asks for", () => {
    // Sections that share a folder are asked for by their name there.
    const shared = (permission: Permission) => {
      const section = sectionOf(permission)
      return section && entryOf(section).items?.folder ? permission.replace(section, "$" + "{section}") : permission
    }
    const isAsked = (permission: Permission) =>
      [`"${permission}"`, `\`${shared(permission)}\``].some((asked) => SOURCES.includes(asked))
    expect(PERMISSIONS.filter((permission) => !isAsked(permission))).toEqual([])
  })

  it("that lacks something is told what", () => {
    const planted: Entry = {
      may: { view: ["consent"] },
      consent: "whole",
      items: { type: "00000-0", since: "entered_at" },
      acts: { "planted.listed": "list" },
      kind: "planted",
      icon: "heart",
      page: { folder: "nowhere", place: "health" },
      preview: true,
    }
    const words = [
      "space.sections.planted",
      "space.news.planted",
      "permissions.to.view:planted",
      "permissions.to_theirs.view:planted",
      "journal.attempts.view:planted",
      "care.circle.may.view:planted",
      "journal.sentences.planted.listed",
      "journal.kinds.planted",
    ]
    expect(lacks("planted", planted)).toEqual([
      ...LANGUAGES.flatMap((language) => words.map((key) => `planted has no ${key} in ${language}`)),
      "planted has no page",
      "planted has no row in the list of routes",
      "planted has no preview",
      "planted has no row for its preview",
      "planted is judged by a type that nobody knows",
      "planted has no table",
      "planted has no policies",
      "planted has no sample for random worlds",
    ])
  })
})

it("The journal is called on its own page as each bar calls it", () => {
  for (const language of LANGUAGES) {
    const { journal, layout } = readCatalogue(language)
    const { own, other, care } = layout.bar
    expect([journal.title, journal.title_own, journal.title_care]).toEqual([own.journal, other.journal, care.journal])
  }
})
