import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { parseAst } from "vitest/node"

const ROOT = join(import.meta.dirname, "..")
const LANGUAGES = ["fr", "en"] as const

type Leaf = { path: string; text: string }
type Node = { type: string; [key: string]: unknown }

const leaves = (value: unknown, path: string): Leaf[] => {
  if (typeof value === "string") return [{ path, text: value }]
  return Object.entries(value ?? {}).flatMap(([key, inside]) => leaves(inside, `${path}.${key}`))
}

const catalogue = (language: (typeof LANGUAGES)[number]): Leaf[] =>
  readdirSync(join(ROOT, "messages", language)).flatMap((file) =>
    leaves(JSON.parse(readFileSync(join(ROOT, "messages", language, file), "utf8")), file.replace(".json", "")),
  )

const NBSP = "\u00A0"
const BEFORE = `[^${NBSP}\u202F]`

/** Formats that only those who write programs know; JSON is one, and is what somebody must ask for by name. */
const FORMATS = /\b(FHIR|CDA|XML|HEIC|ZIP|RTF|DTD|XFA)\b/

/** Each rule of writing, and how one sees that a sentence breaks it. */
const WRITING: Record<(typeof LANGUAGES)[number], [rule: string, fault: RegExp][]> = {
  fr: [
    ["the apostrophe is curved", /'/],
    ["quotation marks are « »", /["“”]/],
    ["three dots are one sign", /\.\.\./],
    ["no line breaks before ; ? !", new RegExp(`${BEFORE}[;?!]`)],
    ["no line breaks before a colon", new RegExp(`${BEFORE}:(?=\\s|$)`)],
    ["no line breaks inside « »", new RegExp(`«${BEFORE}|${BEFORE}»`)],
    ["hours are written 10 h 30", /\d ?:\d\d|\dh\d|\d h\b/],
    ["days are written in words", /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/],
    ["no format is named that people do not know", FORMATS],
  ],
  en: [
    ["the apostrophe is curved", /'/],
    ["quotation marks are “ ”", /"/],
    ["three dots are one sign", /\.\.\./],
    ["days are written in words", /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/],
    ["no format is named that people do not know", FORMATS],
  ],
}

const faultsIn = (language: (typeof LANGUAGES)[number], { path, text }: Leaf): string[] => {
  const said = text.replace(/https?:\/\/\S+/g, "")
  return WRITING[language].filter(([, fault]) => fault.test(said)).map(([rule]) => `${path}: ${rule}: ${text.slice(0, 80)}`)
}

/** What stands between quotation marks and is no title, link or button of ours: of other programs, of the law, or an example. */
const FROM_ELSEWHERE: Record<(typeof LANGUAGES)[number], string[]> = {
  fr: [
    "Enregistrer en PDF",
    "Imprimer en PDF",
    "Le plus compatible",
    "prise de sang",
    "dispositif",
    "Enregistrer sous",
    "CSV",
    "JSON",
  ],
  en: ["Save as PDF", "Print to PDF", "Most Compatible", "blood test", "personne de confiance", "Save as", "CSV", "JSON"],
}

/** What these sentences quote and no sentence of the portal says: somebody who looks for it does not find it. */
function quotedInVain(language: (typeof LANGUAGES)[number], sentences: string[]): string[] {
  const said = new Set(
    [...catalogue(language).map(({ text }) => text), ...FROM_ELSEWHERE[language]].map((text) => text.toLowerCase()),
  )
  const quoted = sentences.flatMap((text) => [...text.matchAll(/[«“]\s?([^»”{}]+?)\s?[»”]/g)].map(([, words = ""]) => words))
  return quoted.filter((words) => !said.has(words.toLowerCase()))
}

/** The names that a sentence asks for: `{name}`, `{count, plural, …}`; the words of its branches are no names. */
function argumentsOf(text: string): string {
  const names = new Set<string>()
  const open: ("branch" | "choices" | "name")[] = ["branch"]
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if (sign === "}") open.pop()
    else if (open.at(-1) === "choices") open.push("branch")
    else {
      const [, name = "", choices] = /^\{\s*(\w+)(\s*,\s*(?:plural|select))?/.exec(text.slice(index)) ?? []
      names.add(name)
      open.push(choices ? "choices" : "name")
    }
  }
  return [...names].sort().join()
}

describe("The catalogues", () => {
  it("say the same things in French and in English", () => {
    const [fr, en] = LANGUAGES.map((language) => catalogue(language).map(({ path }) => path))
    expect(en?.filter((path) => !fr?.includes(path))).toEqual([])
    expect(fr?.filter((path) => !en?.includes(path))).toEqual([])
  })

  it("name the same people, dates and counts in both", () => {
    const english = new Map(catalogue("en").map(({ path, text }) => [path, text]))
    const uneven = catalogue("fr").filter(({ path, text }) => argumentsOf(text) !== argumentsOf(english.get(path) ?? ""))
    expect(uneven.map(({ path, text }) => `${path}: ${text} / ${english.get(path)}`)).toEqual([])
  })

  it.each(LANGUAGES)("are written as people write (%s)", (language) => {
    expect(catalogue(language).flatMap((leaf) => faultsIn(language, leaf))).toEqual([])
  })

  it.each(LANGUAGES)("point to a page or a button by the words that stand there (%s)", (language) => {
    expect(
      quotedInVain(
        language,
        catalogue(language).map(({ text }) => text),
      ),
    ).toEqual([])
    expect(quotedInVain(language, ["Ouvrez « Nulle part »", "Open “Nowhere”"])).toEqual(["Nulle part", "Nowhere"])
  })

  it("leave nothing empty, and nothing to do", () => {
    const unfinished = LANGUAGES.flatMap(catalogue).filter(({ text }) => !text.trim() || /\b(TODO|FIXME|XXX|lorem)\b/i.test(text))
    expect(unfinished).toEqual([])
  })

  it.each([
    "L'accès",
    'Le mot "accès"',
    "Un instant...",
    "Que faire ?",
    "Voici : rien",
    "« Accès »",
    "À 10h30",
    "Le 12/03/1944",
    "Ce document FHIR",
  ])("are refused with a fault planted: %s", (text) => {
    expect(faultsIn("fr", { path: "planted", text })).not.toEqual([])
  })
})

/** Attributes of an element whose value is read or heard. */
const SPOKEN =
  /^(aria-(label|description|roledescription|placeholder|valuetext)|title|alt|placeholder|label|hint|lead|summary|kicker|submit)$/
const isSentence = (text: unknown) => typeof text === "string" && /\p{L}{2,}/u.test(text)

/** The words that stand in the elements of a file instead of in the catalogues. */
function literals(code: string): string[] {
  const found: string[] = []
  const visit = (node: Node, isInElement: boolean) => {
    if (node.type === "JSXText" && isSentence(node.value)) found.push(String(node.value).trim())
    if (isInElement && node.type === "Literal" && isSentence(node.value)) found.push(String(node.value))
    if (node.type === "JSXAttribute") return visitAttribute(node)
    for (const inside of childrenOf(node)) visit(inside, node.type === "JSXExpressionContainer")
  }
  const visitAttribute = ({ name, value }: Node) => {
    const spoken = SPOKEN.test(String((name as Node).name))
    const given = value as Node | null
    if (spoken && given?.type === "Literal" && /\p{L}.*\s.*\p{L}|^\p{Lu}/u.test(String(given.value)))
      found.push(String(given.value))
    else if (given && given.type !== "Literal") for (const inside of childrenOf(given)) visit(inside, false)
  }
  visit(parseAst(code, { lang: "tsx" }) as unknown as Node, false)
  return found
}

function childrenOf(node: Node): Node[] {
  const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value
  return Object.values(node).flat().filter(isNode)
}

describe("The pages", () => {
  it("say no word that the catalogues do not hold", () => {
    const files = ["app", "components"].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
        .map((name) => `${folder}/${name}`),
    )
    expect(files.length).toBeGreaterThan(50)
    const said = files.flatMap((file) => literals(readFileSync(join(ROOT, file), "utf8")).map((words) => `${file}: ${words}`))
    expect(said).toEqual([])
  })

  it.each([
    "const a = <p>Bonjour</p>",
    'const a = <p>{"Bonjour Claire"}</p>',
    'const a = <button aria-label="Fermer la fenêtre" />',
    'const a = <Card title="Documents" />',
  ])("are refused with words planted: %s", (code) => {
    expect(literals(code)).toHaveLength(1)
  })

  it.each([
    'const a = <p className="two words">{t("title")}</p>',
    'const a = <p>{count} · {t("state." + state)}</p>',
    'const a = <Mark title="can" />',
  ])("may be written so: %s", (code) => {
    expect(literals(code)).toEqual([])
  })
})
