/** Files that stand in a PDF: an invoice's XML, a text, a PDF, a picture are taken and named; anything else is refused. */
import { endsAsZip, holdsRunningMarkup } from "./polyglot.mjs"
import { recognise } from "./recognise.mjs"
import { Refusal } from "./refusal.mjs"

const MOST_FILES = 20
const MOST_BYTES = 20 * 1024 * 1024
const MOST_LETTERS = 150
/** What a file may be, by the endings that its name may have. */
const ENDINGS = {
  pdf: ["pdf"],
  jpeg: ["jpg", "jpeg"],
  png: ["png"],
  xml: ["xml"],
  cda: ["xml"],
  fhir_xml: ["xml"],
  fhir: ["json"],
  text: ["txt", "csv"],
}

/**
 * The names of the files, once each was looked into; `isPlain` says of the bytes of a PDF that nothing in it acts or stands in it.
 * Throws a refusal for what is not harmless.
 */
export async function namesOfHarmless(files, isPlain) {
  if (files.length > MOST_FILES) throw new Refusal("pdf_active_content", "embedded")
  const names = []
  for (const { name, stream } of files) {
    const bytes = Buffer.from(stream.getBytes())
    const said = nameOf(name)
    const kind = bytes.length > MOST_BYTES ? "unknown" : await kindOf(bytes)
    const isHarmless = ENDINGS[kind]?.includes(endingOf(said) ?? ENDINGS[kind][0]) && !endsAsZip(bytes)
    if (!isHarmless || (kind === "pdf" && !(await isPlain(bytes)))) throw new Refusal("pdf_active_content", "embedded")
    names.push(said || `.${ENDINGS[kind][0]}`)
  }
  return [...new Set(names)]
}

async function kindOf(bytes) {
  const kind = await recognise(bytes).catch(() => "unknown")
  if (kind !== "unknown") return ["xml", "cda", "fhir_xml"].includes(kind) && holdsRunningMarkup(bytes) ? "unknown" : kind
  return isText(bytes) ? "text" : kind
}

/** Letters in any set, and no sign that only programs write. */
function isText(bytes) {
  return !bytes.some((byte) => byte < 32 && ![9, 10, 12, 13].includes(byte)) && !holdsRunningMarkup(bytes)
}

/** A name as a PDF writes it: UTF-16 or UTF-8 by its mark, else one byte a letter; never a path. */
function nameOf(written) {
  const bytes = Buffer.from(written, "latin1")
  const [first, second, third] = bytes
  let name = written
  if (first === 0xfe && second === 0xff)
    name = Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString("utf16le")
  else if (first === 0xef && second === 0xbb && third === 0xbf) name = bytes.toString("utf8", 3)
  const last = name.split(/[/\\:]/).at(-1) ?? ""
  const shown = last
    .normalize("NFC")
    .replace(/\p{C}+/gu, " ")
    .trim()
  return [...shown].slice(-MOST_LETTERS).join("")
}

const endingOf = (name) => /\.([^.]*)$/.exec(name)?.[1].trim().toLowerCase()
