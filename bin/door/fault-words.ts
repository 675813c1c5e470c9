import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { FailureWords } from "./failures.ts"
import { type Language, languageOf } from "./language.ts"

type Sentences = Record<"title" | "lead" | "kept" | "reference" | "emergency" | "retry" | "help" | "leave", string>

const STYLE =
  ":root{color-scheme:light dark}body{max-width:38rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.6 system-ui,sans-serif}hr{margin:3rem 0}"
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64")
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** Sentences in both languages, that of the person first, that need neither Next nor a database; the reference is what the log calls the fault. */
export function faultWords(root: string): FailureWords["fault"] {
  const says = { fr: readSentences(root, "fr"), en: readSentences(root, "en") }
  return (request, drawn) => {
    const reference = /\\?"digest\\?":\\?"(\d{1,20})\\?"/.exec(drawn())?.[1]
    const [first, second]: [Language, Language] = languageOf(request) === "en" ? ["en", "fr"] : ["fr", "en"]
    const title = `<title>${says[first].title} · Relais</title><meta name="viewport" content="width=device-width">`
    const part = (language: Language, heading: string) => faultPart(language, heading, says[language], reference)
    const parts = `${part(first, "h1")}<hr>${part(second, "h2")}`
    return {
      body: `<!doctype html><html lang="${first}"><meta charset="utf-8">${title}<style>${STYLE}</style><main>${parts}</main></html>`,
      policy: POLICY,
    }
  }
}

function readSentences(root: string, language: Language): Sentences {
  return JSON.parse(readFileSync(join(root, "messages", language, "errors.json"), "utf8")).unexpected
}

function faultPart(language: Language, heading: string, says: Sentences, reference?: string): string {
  const paragraphs = [says.lead, says.kept, reference && `${says.reference} <strong>${reference}</strong>`, says.emergency]
  const text = paragraphs.filter(Boolean).map((sentence) => `<p>${sentence}</p>`)
  const links = `<p><a href="">${says.retry}</a> · <a href="/help">${says.help}</a> · <a href="/leave">${says.leave}</a></p>`
  return `<section lang="${language}"><${heading}>${says.title}</${heading}>${text.join("")}${links}</section>`
}
