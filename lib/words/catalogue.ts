import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Language } from "@/drizzle/vocabulary"
import type { Catalogue } from "./areas"

const catalogues = new Map<Language, Catalogue>()

/** Every word of one language, put together from `messages/<language>/`, read once in a process; a file's name is its first key. */
export function readCatalogue(language: Language): Catalogue {
  const known = catalogues.get(language)
  if (known) return known
  const folder = join(process.cwd(), "messages", language)
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"))
  const areas = files.map((file) => [file.slice(0, -".json".length), JSON.parse(readFileSync(join(folder, file), "utf8"))])
  const catalogue: Catalogue = Object.fromEntries(areas)
  catalogues.set(language, catalogue)
  return catalogue
}
