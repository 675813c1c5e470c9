import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** What a file names: a path from the root without its ending, or a package. `isType` when nothing is left of it at run time. */
export type Import = { to: string; isType: boolean }
export type Source = { path: string; text: string; imports: Import[] }

const ROOT = join(import.meta.dirname, "../..")
const ENDING = /(\/index)?(\.d)?\.(tsx?|m?js|mts)$/

const FROM = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^"';]*?\bfrom\s+["']([^"']+)["']/g
const BARE = /(?:^|\n)import\s+["']([^"']+)["']/g
const LAZY = /\bimport\(\s*["']([^"']+)["']\s*\)/g

/** A file as the rules of the house read it. */
export function sourceOf(path: string, text: string): Source {
  const named = [...text.matchAll(FROM)].map(([, type, name = ""]) => ({ name, isType: type !== undefined }))
  const others = [...text.matchAll(BARE), ...text.matchAll(LAZY)].map(([, name = ""]) => ({ name, isType: false }))
  return { path, text, imports: [...named, ...others].map(({ name, isType }) => ({ to: fromRoot(path, name), isType })) }
}

function fromRoot(path: string, name: string): string {
  if (name.startsWith("@/")) return name.slice(2).replace(ENDING, "")
  return name.startsWith(".") ? join(path, "..", name).replace(ENDING, "") : name
}

/** Every TypeScript and JavaScript file of these folders, without the tests, which may look anywhere, and without what is built. */
export function readSources(folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name) && !/\.(test|spec)\.tsx?$/.test(entry.name))
      .filter((entry) => !entry.parentPath.includes(".next"))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
      .map((path) => sourceOf(path, readFileSync(join(ROOT, path), "utf8"))),
  )
}

/** The name under which other files import this one. */
export const importedAs = ({ path }: Source) => path.replace(ENDING, "")

/** What only tests use: fixtures, people made up, a server of a test's own. */
export const isTestTool = (path: string) => /(^|[/.])testing(\.tsx?$|\/)|^lib\/house\//.test(path)
