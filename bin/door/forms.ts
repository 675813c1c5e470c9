import { readFileSync } from "node:fs"
import type { IncomingHttpHeaders } from "node:http"
import { join } from "node:path"

const ACTION_ID = /^\$ACTION_ID_([0-9a-f]+)$/
const ACTION_REF = /^\$ACTION_REF_([0-9a-f]*)$/
const ACTION_PART = /^(\$ACTION_[0-9a-f]*:)[0-9a-f]+$/
const SCRIPT_PART = /^[0-9a-f]+$/
/** Deeper than anything that a form of ours says. */
const DEEPEST = 12

/** The actions that this build knows, by their ids; a form of an older build names others. */
export function knownActions(buildFolder: string): ReadonlySet<string> {
  const manifest = JSON.parse(readFileSync(join(buildFolder, "server/server-reference-manifest.json"), "utf8"))
  return new Set([...Object.keys(manifest.node ?? {}), ...Object.keys(manifest.edge ?? {})])
}

/**
 * Whether a form is whole, and what it says to React can be read: Next answers what is cut or made up inside it with a
 * fault of its own (500) although it is the sender's. A body of any other kind is its handler's to judge.
 */
export async function isWholeForm(headers: IncomingHttpHeaders, body: Buffer, known: ReadonlySet<string>): Promise<boolean> {
  const { "content-type": type = "", "next-action": action } = headers
  if (!/^multipart\/form-data/i.test(type)) return true
  if (action !== undefined && !known.has(String(action))) return false
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData().catch(() => null)
  if (!form) return false
  const fields = new Map([...form.entries()])
  return [...fields].every(([name, value]) => isReadable(name, value, { fields, known, byScript: action !== undefined }))
}

type Around = { fields: ReadonlyMap<string, FormDataEntryValue>; known: ReadonlySet<string>; byScript: boolean }

function isReadable(name: string, value: FormDataEntryValue, around: Around): boolean {
  const { fields, known, byScript } = around
  if (byScript) return !SCRIPT_PART.test(name) || isReadableWord(value, "", fields)
  if (!name.startsWith("$ACTION_") || name === "$ACTION_KEY") return true
  const id = ACTION_ID.exec(name)?.[1]
  if (id !== undefined) return known.has(id)
  const reference = ACTION_REF.exec(name)?.[1]
  if (reference !== undefined) return isReadableReference(fields.get(`$ACTION_${reference}:0`), known)
  const prefix = ACTION_PART.exec(name)?.[1]
  return prefix !== undefined && isReadableWord(value, prefix, fields)
}

/** What names an action whose form is drawn with what came before: `{"id":"…","bound":"$@1"}`. */
function isReadableReference(value: FormDataEntryValue | undefined, known: ReadonlySet<string>): boolean {
  const said = typeof value === "string" ? parse(value) : undefined
  if (typeof said !== "object" || said === null || !("id" in said)) return false
  return typeof said.id === "string" && known.has(said.id)
}

/** JSON of plain words; what begins with `$` speaks of another part of the form, which must be there. */
function isReadableWord(value: FormDataEntryValue, prefix: string, fields: Around["fields"]): boolean {
  const said = typeof value === "string" ? parse(value) : undefined
  return said !== undefined && isPlain(said, prefix, fields, 0)
}

function isPlain(said: unknown, prefix: string, fields: Around["fields"], depth: number): boolean {
  if (depth > DEEPEST) return false
  if (typeof said === "string") return !said.startsWith("$") || isKnownSign(said, prefix, fields)
  if (typeof said !== "object" || said === null) return true
  return Object.values(said).every((inner) => isPlain(inner, prefix, fields, depth + 1))
}

/** `$$` begins a word that begins with `$`; `$K1` is the form itself; `$@1` and `$1` are other parts. */
function isKnownSign(sign: string, prefix: string, fields: Around["fields"]): boolean {
  if (sign.startsWith("$$") || sign === "$undefined" || /^\$K[0-9a-f]+$/.test(sign)) return true
  const part = /^\$@?([0-9a-f]+)$/.exec(sign)?.[1]
  return part !== undefined && fields.has(prefix + part)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
