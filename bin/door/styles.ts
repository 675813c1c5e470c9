import { readdirSync } from "node:fs"
import { join } from "node:path"

const CHUNKS = "static/chunks"

/** The addresses of the stylesheets that the build wrote: one for all pages, which nothing is painted without. */
export function builtStyles(buildFolder: string): string[] {
  const names = readdirSync(join(buildFolder, CHUNKS)).filter((name) => name.endsWith(".css"))
  return names.map((name) => `/_next/${CHUNKS}/${name}`)
}
