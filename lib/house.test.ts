import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"

/** The rules of the house that no linter can say: who may import whom, and which words stand in which file. */
type Source = { path: string; text: string; imports: string[] }

const ROOT = join(import.meta.dirname, "..")
const PLATFORM = [
  "access",
  "audit",
  "sealing",
  "request",
  "platform",
  "reference",
  "fhir",
  "cda",
  "narrative",
  "identity",
  "notices",
  "words",
]

const source = (path: string, text: string): Source => {
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^"']*?from\s+["']([^"']+)["']|(?:^|[^.\w])import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import ["']([^"']+)["']/g,
    ),
  ]
  const typeOnly = new Set(
    [...text.matchAll(/(?:^|\n)(?:import|export) type [^"']*?from\s+["']([^"']+)["']/g)].map((match) => match[1]),
  )
  const imports = found.map((match) => resolve(path, match[1] ?? match[2] ?? match[3] ?? ""))
  const values = new Set([...text.matchAll(/(?:^|\n)import (?!type )[^"']*?from\s+["']([^"']+)["']/g)].map((match) => match[1]))
  return {
    path,
    text,
    imports: imports.filter((_, index) => {
      const name = found[index]?.[1]
      return !name || !typeOnly.has(name) || values.has(name)
    }),
  }
}

/** An import as a path from the root; a package keeps its name. */
function resolve(path: string, name: string): string {
  if (name.startsWith("@/")) return name.slice(2)
  return name.startsWith(".") ? join(path, "..", name) : name
}

const read = (folder: string): Source[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(ROOT.length + 1)
      return source(path, readFileSync(join(ROOT, path), "utf8"))
    })

/** What decides, and what it decides by: no input, no output, nothing of any library. */
const PURE = /^lib\/access\/(policy|sections|sections\/[\w-]+)\.ts$/

const featureOf = (path: string) => /^lib\/([^/]+)\//.exec(path)?.[1]
const reaches = (from: Source, pattern: RegExp) => from.imports.some((target) => pattern.test(target))
const isTestTool = (path: string) => /(^|\/)testing(\.ts|\/)/.test(path)

/** Each rule says what is wrong with a file, or nothing. */
const RULES: Record<string, (file: Source) => boolean> = {
  "pages and components reach the database only through lib": ({ path, ...file }) =>
    /^(app|components)\//.test(path) && reaches({ path, ...file }, /^(drizzle|drizzle-orm|postgres)(\/|$)/),
  "components read and change nothing": (file) =>
    file.path.startsWith("components/") &&
    reaches(file, /^(app\/|lib\/.*(queries|commands)$|lib\/access\/(?!sections$)|lib\/audit\/(?!rules|schema))/),
  "lib does not look up to app or components": (file) =>
    /^lib\/(?!request\/)/.test(file.path) && !isTestTool(file.path) && reaches(file, /^(app|components)\//),
  "the policy and the registry import nothing but each other and the vocabulary": (file) =>
    PURE.test(file.path) && file.imports.some((target) => target !== "drizzle/vocabulary" && !PURE.test(`${target}.ts`)),
  "only lib/request knows Next and next-auth": (file) =>
    /^lib\/(?!request\/)/.test(file.path) && reaches(file, /^(next|next-auth|next-intl)(\/|$)/),
  "a feature does not call another feature's reads or changes": (file) => {
    const own = featureOf(file.path)
    if (!own || PLATFORM.includes(own) || isTestTool(file.path)) return false
    return file.imports.some((target) => {
      const other = featureOf(`${target}/`.replace(/\/$/, ".ts"))
      return other !== undefined && other !== own && !PLATFORM.includes(other) && /(queries|commands)$/.test(target)
    })
  },
  "server code says that it is": ({ path, text }) =>
    (/^lib\/.*\/(queries|commands)\.ts$/.test(path) || path === "drizzle/client.ts") && !text.includes('import "server-only"'),
  '"use server" stands in actions.ts and nowhere else': ({ path, text }) =>
    /^\s*["']use server["']/m.test(text) !== /(^|\/)actions\.ts$/.test(path),
  "links are plain: a prefetch would write the journal": (file) => reaches(file, /^next\/link$/),
  "no style attribute, which the content policy would drop": ({ path, text }) => /\.tsx$/.test(path) && /\sstyle=/.test(text),
  "there is no drawer for leftovers": ({ path }) =>
    /(^|\/)(utils?|helpers|misc|common)(\/.*)?\.tsx?$/.test(path.replace("[patientId]/helpers", "")),
}

const broken = (files: Source[]) =>
  Object.entries(RULES).flatMap(([rule, breaks]) => files.filter(breaks).map((file) => `${file.path}: ${rule}`))

describe("The house", () => {
  it("keeps its rules", () => {
    expect(broken(["app", "components", "lib", "drizzle"].flatMap(read))).toEqual([])
  })

  it("has feature folders of at most four files with fixed names", () => {
    const features = readdirSync(join(ROOT, "lib"), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const odd = features
      .filter(({ name }) => !PLATFORM.includes(name))
      .flatMap(({ name }) => read(`lib/${name}`).map((file) => file.path))
      .filter(
        (file) =>
          !/\/(schema|rules|queries|commands)(\..+)?\.test\.ts$/.test(file) &&
          !/\/(schema|rules|queries|commands|testing)\.ts$/.test(file),
      )
    expect(odd).toEqual([])
  })

  it.each([
    ["app/page.tsx", 'import { patients } from "@/drizzle/schema/patients"'],
    ["app/page.tsx", 'import { eq } from "drizzle-orm"'],
    ["components/ui/card.tsx", 'import { listDocuments } from "@/lib/documents/queries"'],
    ["lib/documents/queries.ts", 'import "server-only"\nimport { Card } from "@/components/ui/card"'],
    ["lib/access/policy.ts", 'import { sql } from "drizzle-orm"'],
    ["lib/documents/rules.ts", 'import { cookies } from "next/headers"'],
    ["lib/documents/queries.ts", 'import "server-only"\nimport { getX } from "@/lib/delegation/queries"'],
    ["lib/documents/commands.ts", 'import { eq } from "drizzle-orm"'],
    ["app/page.tsx", '"use server"\nexport async function save() {}'],
    ["app/page.tsx", 'import Link from "next/link"'],
    ["app/page.tsx", "export const a = <p style={{ color: 1 }} />"],
    ["lib/utils.ts", "export const a = 1"],
  ])("catches a violation planted in %s", (path, text) => {
    expect(broken([source(path, text)])).toHaveLength(1)
  })
})
