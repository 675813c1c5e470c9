/** What in a PDF acts, and which files stand in it: each object is looked into on its own turn. */
import { BaseStream, Dict, Name, Ref } from "./pdf-core.mjs"
import { Refusal } from "./refusal.mjs"

/** The most objects a PDF may have (ISO 32000-1, annex C); a larger number is there to keep readers busy. */
const MOST_OBJECTS = 8_388_607
/** What sends, fills, empties or hides the fields of a form (ISO 32000-2, 12.7.6 and 12.6.4.11) acts as well as a program does. */
const FIELDS = { SubmitForm: "fields", ImportData: "fields", ResetForm: "fields", Hide: "fields" }
const ACTIONS = { JavaScript: "javascript", Launch: "launch", GoToE: "embedded", ...FIELDS }
const EMBEDDING = new Set(["RichMedia", "3D"])
const FILE_KEYS = ["UF", "F", "Unix", "Mac", "DOS"]

/** Everything that acts, by its word, and the files that stand inside (ISO 32000-2, 7.11.3) with their names. */
export function contentsOf(xref, recovering) {
  const count = objectsOf(xref)
  const contents = { acting: new Set(), files: new Map() }
  lookInto(xref.trailer, contents)
  for (let number = 0; number < count; number++) {
    try {
      const entry = xref.getEntry(number)
      if (!entry) continue
      const ref = Ref.get(number, entry.uncompressed ? entry.gen : 0)
      lookInto(xref.fetch(ref), contents, ref)
    } catch (error) {
      // In a damaged file some objects cannot be read, by anyone; memory that runs out is another matter.
      if (!recovering || error instanceof RangeError) throw error
    }
  }
  if (isDynamicForm(xref)) contents.acting.add("xfa")
  return contents
}

/** How many objects the table of contents counts. */
export function objectsOf(xref) {
  const count = xref.getNewTemporaryRef().num
  xref.resetNewTemporaryRef()
  if (count > MOST_OBJECTS) throw new Refusal("bomb")
  return count
}

/** Looks into one object and what lies directly inside it; what it points to is looked at on its own turn. */
function lookInto(object, contents, ref) {
  const isFile = object instanceof BaseStream && object.dict && nameIn(object.dict, "Type") === "EmbeddedFile"
  if (isFile) keep(contents.files, ref, object)
  const open = [object]
  while (open.length > 0) {
    const value = open.pop()
    if (Array.isArray(value)) for (const inner of value) open.push(inner)
    const dict = value instanceof BaseStream ? value.dict : value
    if (!(dict instanceof Dict)) continue
    note(dict, contents)
    for (const inner of dict.getRawValues()) open.push(inner)
  }
}

function note(dict, contents) {
  const acting = judge(dict)
  if (acting) contents.acting.add(acting)
  keepFilesOf(dict, contents)
}

function judge(dict) {
  const action = nameIn(dict, "S")
  if (action && Object.hasOwn(ACTIONS, action)) return ACTIONS[action]
  if (action === "Rendition" && dict.has("JS")) return "javascript"
  const subtype = nameIn(dict, "Subtype")
  if (EMBEDDING.has(subtype) || (subtype === "FileAttachment" && !filesIn(dict.get("FS")))) return "embedded"
  return hasXfa(dict) ? "form" : undefined
}

function nameIn(dict, key) {
  const value = dict.get(key)
  return value instanceof Name ? value.name : undefined
}

/** The files of a file specification; a font or an image may bear the name EF too. */
function filesIn(specification) {
  const files = specification instanceof Dict && specification.has("EF") ? specification.get("EF") : undefined
  return files instanceof Dict && FILE_KEYS.some((key) => files.has(key)) ? files : undefined
}

function keepFilesOf(dict, contents) {
  const files = filesIn(dict)
  if (!files) return
  const name = FILE_KEYS.map((key) => dict.get(key)).find((value) => typeof value === "string") ?? ""
  for (const key of FILE_KEYS.filter((word) => files.has(word))) {
    const file = files.get(key)
    if (file instanceof BaseStream) keep(contents.files, files.getRaw(key), file, name)
    else contents.acting.add("embedded")
  }
}

/** A file is often named twice, by its specification and by itself. */
function keep(files, ref, stream, name = "") {
  const key = ref instanceof Ref ? ref.toString() : stream
  const known = files.get(key)
  if (!known?.name) files.set(key, { name, stream })
}

function hasXfa(dict) {
  const form = dict.has("XFA") ? dict.get("XFA") : undefined
  return Array.isArray(form) ? form.length > 0 : form instanceof BaseStream
}

/** A form that is drawn by its own program: without that program its pages say "please wait", so that nothing can be shown. */
function isDynamicForm({ trailer }) {
  const catalog = trailer.get("Root")
  const form = catalog instanceof Dict ? catalog.get("AcroForm") : undefined
  if (!(form instanceof Dict) || !hasXfa(form)) return false
  const fields = form.get("Fields")
  return catalog.get("NeedsRendering") === true || !Array.isArray(fields) || fields.length === 0
}
