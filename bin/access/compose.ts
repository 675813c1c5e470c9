import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { FRAGMENTS } from "./fragments"
import { WORD_LISTS } from "./word-lists"

export type AccessFile = { path: string; text: string }

const FOLDER = join(import.meta.dirname, "../../drizzle/access")

/**
 * Everything that decides who reaches what, as SQL, in the order it is laid in: what is cleared first, the schemas, the
 * functions (each after those it calls), the tables, what is closed last.
 */
export function composeAccess(folder = FOLDER, fragments = FRAGMENTS): AccessFile[] {
  const files = readFiles(folder).map(({ path, text }) => ({ path, text: fill(path, text, fragments) }))
  refuseUnused(folder, fragments)
  const within = (name: string) => files.filter(({ path }) => path.startsWith(`${name}/`))
  const named = (name: string) => files.filter(({ path }) => path === name)
  return [
    ...named("clear.sql"),
    ...named("schemas.sql"),
    ...afterWhatTheyCall(within("functions")).map(asPolicy),
    ...within("tables"),
    ...named("close.sql"),
  ]
}

/** A digest of all that `migrate` lays: when it is unchanged there is nothing to lay. */
export function hashAccess(files = composeAccess()): string {
  return createHash("sha256")
    .update(JSON.stringify([files, WORD_LISTS]))
    .digest("hex")
}

function readFiles(folder: string): AccessFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".sql"))
  return names.sort().map((name) => ({
    path: name.replaceAll("\\", "/"),
    text: readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"),
  }))
}

const PLACE = /\{\{(\w+)\}\}/g

function fill(path: string, text: string, fragments: Readonly<Record<string, string>>): string {
  return text.replaceAll(PLACE, (_, name: string) => {
    const fragment = fragments[name]
    if (fragment === undefined) throw new Error(`drizzle/access/${path} asks for {{${name}}}, which nothing gives.`)
    return fragment.trim()
  })
}

function refuseUnused(folder: string, fragments: Readonly<Record<string, string>>) {
  const asked = new Set(readFiles(folder).flatMap(({ text }) => [...text.matchAll(PLACE)].map((match) => match[1])))
  const unused = Object.keys(fragments).filter((name) => !asked.has(name))
  if (unused.length > 0) throw new Error(`No file of drizzle/access asks for ${unused.join(", ")}.`)
}

/** Functions are made by the role that owns them; the tables and what hangs on them are the owner's. */
const asPolicy = ({ path, text }: AccessFile) => ({ path, text: `set local role relais_policy;\n${text}\nreset role;\n` })

const functionName = ({ path }: AccessFile) => path.slice(path.lastIndexOf("/") + 1, -".sql".length)

/** Postgres reads a function's body when it is made, so that those it calls stand before it. */
function afterWhatTheyCall(files: AccessFile[]): AccessFile[] {
  const byName = new Map(files.map((file) => [functionName(file), file]))
  const ordered = new Set<AccessFile>()
  const place = (file: AccessFile, callers: readonly AccessFile[]) => {
    if (ordered.has(file)) return
    if (callers.includes(file)) throw new Error(`drizzle/access/${file.path} calls itself in a circle.`)
    for (const [, name = ""] of file.text.matchAll(/\brelais\.(\w+)/g)) {
      const called = byName.get(name)
      if (called && called !== file) place(called, [...callers, file])
    }
    ordered.add(file)
  }
  for (const file of files) place(file, [])
  return [...ordered]
}
