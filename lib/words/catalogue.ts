import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Language } from "@/drizzle/vocabulary"
import type { Catalogue } from "./areas"

export type Words = { [key: string]: string | Words }

const catalogues = new Map<Language, Catalogue>()

/** Every word of one language, put together from `messages/<language>/`, read once in a process; a file's name is its first key. */
export function readCatalogue(language: Language): Catalogue {
  const known = catalogues.get(language)
  if (known) return known
  const folder = join(process.cwd(), "messages", language)
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"))
  const areas = files.map((file) => [file.slice(0, -".json".length), JSON.parse(readFileSync(join(folder, file), "utf8"))])
  const catalogue: Catalogue = joinAreas(Object.fromEntries(areas))
  catalogues.set(language, catalogue)
  return catalogue
}

/**
 * The areas, each with what others say in it under `saidIn`: a section of the record brings its own sentences for the
 * journal and the consent, and changes none that stand there.
 */
export function joinAreas<Areas extends object>(areas: Areas): Areas {
  const joined: Record<string, Words> = {}
  const given: [string, Words][] = Object.entries(areas)
  for (const [area, { saidIn: _, ...own }] of given) joined[area] = own
  for (const [from, { saidIn = {} }] of given) {
    if (typeof saidIn === "string") throw new Error(`${from}: "saidIn" names areas`)
    for (const [area, words] of Object.entries(saidIn)) {
      const known = joined[area]
      if (!known || typeof words === "string") throw new Error(`${from}: there is no area ${area}`)
      joined[area] = withAdded(known, words, `${from}: ${area}`)
    }
  }
  return joined as Areas
}

function withAdded(known: Words, added: Words, at: string): Words {
  const joined = { ...known }
  for (const [key, words] of Object.entries(added)) {
    const standing = joined[key]
    if (standing === undefined) joined[key] = words
    else if (typeof standing === "string" || typeof words === "string") throw new Error(`${at}.${key} is said already`)
    else joined[key] = withAdded(standing, words, `${at}.${key}`)
  }
  return joined
}
