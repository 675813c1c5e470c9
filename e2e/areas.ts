import { readdirSync } from "node:fs"
import { join } from "node:path"
import type { Area } from "./route"

const FOLDER = join(import.meta.dirname, "routes")

/** Every file of `routes/`, each one part of the portal: whoever adds a file edits no list. */
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .sort()

export const AREAS: Area[] = await Promise.all(
  files.map(async (name) => ((await import(`./routes/${name.slice(0, -3)}.ts`)) as { area: Area }).area),
)
