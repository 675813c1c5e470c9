import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { parseAst } from "vitest/node"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { DEPOSIT_REFUSALS } from "@/lib/documents/upload/rules"
import { readCatalogue } from "./catalogue"
import { isErrorCode, listErrorCodes } from "./error-codes"

const ROOT = join(import.meta.dirname, "../..")
type Node = { type: string; [key: string]: unknown }

const sources = ["lib", "app", "components"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|testing)\.tsx?$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(ROOT, folder, name), "utf8") })),
)

/** Where a method of zod takes the message of its fault. */
const MESSAGE_AT: Record<string, number> = { string: 0, number: 0, email: 0, uuid: 0, date: 0, int: 0 }
const CHECKS = ["enum", "min", "max", "length", "regex", "refine", "literal", "union"]
for (const check of CHECKS) MESSAGE_AT[check] = 1

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value
const isWords = (node: unknown) => isNode(node) && node.type === "Literal" && typeof node.value === "string"

/** The messages of schemas that are written as bare words, which nothing ties to a sentence. */
function bareMessages(code: string, lang: "ts" | "tsx" = "ts"): string[] {
  const found: string[] = []
  const visit = (node: Node) => {
    if (node.type === "CallExpression") found.push(...messagesOf(node).flatMap((message) => String(message.value)))
    for (const inside of Object.values(node).flat()) if (isNode(inside)) visit(inside)
  }
  visit(parseAst(code, { lang }) as unknown as Node)
  return found
}

function messagesOf({ callee, arguments: given }: Node): Node[] {
  const method = isNode(callee) && isNode(callee.property) ? String(callee.property.name) : ""
  const message = (given as unknown[])[MESSAGE_AT[method] ?? Number.POSITIVE_INFINITY]
  if (!isNode(message)) return []
  if (message.type !== "ObjectExpression") return isWords(message) ? [message] : []
  const named = (message.properties as Node[]).filter(({ key }) => isNode(key) && /^(error|message)$/.test(String(key.name)))
  return named.flatMap(({ value }) => (isWords(value) ? [value as Node] : []))
}

describe("A refusal", () => {
  it("has its sentence in both languages, whatever its code", () => {
    expect(listErrorCodes().length).toBeGreaterThan(80)
    for (const language of LANGUAGES) {
      const areas = readCatalogue(language) as Record<string, { errors?: Record<string, string> }>
      const silent = listErrorCodes().filter((code) => {
        const [area = "", name = ""] = code.split(".")
        return !areas[area]?.errors?.[name]?.trim()
      })
      expect(silent).toEqual([])
    }
  })

  it("is thrown by somebody, if it has a sentence", () => {
    // What is wrong with a file is thrown by its bare word, of a closed list.
    const ofFiles = DEPOSIT_REFUSALS.map((reason) => `deposit.${reason}`)
    const thrown = (code: string) => ofFiles.includes(code) || sources.some(({ text }) => text.includes(`"${code}"`))
    const unused = listErrorCodes().filter((code) => !thrown(code))
    expect(unused).toEqual([])
  })

  it("is one word and its area, as the catalogue writes it", () => {
    expect(listErrorCodes().filter((code) => !/^[a-z]+\.[a-z]+(_[a-z]+)*$/.test(code))).toEqual([])
    expect(["unfinished", "invitation.nothing", "refusals.errors.invalid", "invitation.start.title"].filter(isErrorCode)).toEqual(
      [],
    )
  })
})

describe("A schema", () => {
  // What is wrong with the configuration is said to who starts the portal, in English, not in a form.
  const schemas = sources.filter(({ path, text }) => /from "zod"/.test(text) && !path.endsWith("/configuration.ts"))

  it("names the sentence of its faults by a code that is checked", () => {
    expect(schemas.length).toBeGreaterThan(12)
    expect(
      schemas.flatMap(({ path, text }) =>
        bareMessages(text, path.endsWith("x") ? "tsx" : "ts").map((message) => `${path}: ${message}`),
      ),
    ).toEqual([])
  })

  it.each([
    'z.string("title_missing")',
    'z.string().max(3, "title_too_long")',
    'z.enum(WORDS, { error: "choose" })',
    'z.string().refine(isDay, { message: "no_day" })',
    'z.coerce.number().int("months")',
  ])("is refused with a bare code planted: %s", (code) => {
    expect(bareMessages(`const schema = ${code}`)).toHaveLength(1)
  })

  it.each(['z.literal("yes")', 'z.enum(["yes", "no"])', 'z.string(errorCode("account.contact_code"))', "z.string().max(200)"])(
    "may be written so: %s",
    (code) => {
      expect(bareMessages(`const schema = ${code}`)).toEqual([])
    },
  )
})

it("The areas are typed from every file of words", () => {
  const typed = readFileSync(join(ROOT, "lib/words/areas.ts"), "utf8")
  const files = readdirSync(join(ROOT, "messages/fr"))
  expect(files.filter((file) => !typed.includes(`"@/messages/fr/${file}"`))).toEqual([])
})
