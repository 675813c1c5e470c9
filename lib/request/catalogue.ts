import "server-only"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Language } from "@/drizzle/vocabulary"

type Catalogue = Record<string, Record<string, unknown>>

const catalogues = new Map<Language, Catalogue>()

/** Every word of one language, put together from `messages/<language>/`; a file's name is its first key. */
export function readCatalogue(language: Language): Catalogue {
  const known = catalogues.get(language)
  if (known) return known
  const folder = join(process.cwd(), "messages", language)
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"))
  const catalogue: Catalogue = {}
  for (const file of files) catalogue[file.slice(0, -".json".length)] = JSON.parse(readFileSync(join(folder, file), "utf8"))
  catalogues.set(language, catalogue)
  return catalogue
}
