import "server-only"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { cookies } from "next/headers"
import { getRequestConfig } from "next-intl/server"
import type { Language } from "@/drizzle/vocabulary"
import { LANGUAGE_COOKIE, languageFrom } from "./language"

type Catalogue = Record<string, Record<string, unknown>>

const catalogues = new Map<Language, Catalogue>()

/** Every word of one language, put together from `messages/<language>/`; a file's name is its first key. */
export function readCatalogue(language: Language): Catalogue {
  const known = catalogues.get(language)
  if (known && process.env.NODE_ENV === "production") return known
  const folder = join(process.cwd(), "messages", language)
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"))
  const catalogue: Catalogue = {}
  for (const file of files) catalogue[file.slice(0, -".json".length)] = JSON.parse(readFileSync(join(folder, file), "utf8"))
  catalogues.set(language, catalogue)
  return catalogue
}

export default getRequestConfig(async () => {
  const jar = await cookies()
  const locale = languageFrom(jar.get(LANGUAGE_COOKIE)?.value)
  return { locale, messages: readCatalogue(locale), timeZone: "Europe/Paris" }
})
