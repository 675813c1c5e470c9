import { readFileSync } from "node:fs"
import { join } from "node:path"
import { BARE_POLICY, barePage } from "./bare-page.ts"
import type { FailureWords } from "./failures.ts"
import { type Language, languageOf } from "./language.ts"

type Sentences = Record<"title" | "lead" | "kept" | "reference" | "emergency" | "retry" | "help" | "leave", string>

/** Sentences in both languages; the reference is what the log calls the fault, which passes where Postgres is away (`drizzle/away.ts`). */
export function faultWords(root: string): FailureWords["fault"] {
  const says = { fr: readSentences(root, "fr"), en: readSentences(root, "en") }
  return (request, drawn) => {
    const [, away, reference] = /\\?"digest\\?":\\?"(away-)?(\d{1,20})\\?"/.exec(drawn()) ?? []
    const parts = { fr: faultPart(says.fr, reference), en: faultPart(says.en, reference) }
    return { body: barePage(languageOf(request), parts), policy: BARE_POLICY, isPassing: away !== undefined }
  }
}

function readSentences(root: string, language: Language): Sentences {
  return JSON.parse(readFileSync(join(root, "messages", language, "errors.json"), "utf8")).unexpected
}

function faultPart(says: Sentences, reference?: string) {
  const named = reference ? [`${says.reference} <strong>${reference}</strong>`] : []
  const links = `<a href="">${says.retry}</a> · <a href="/help">${says.help}</a> · <a href="/leave">${says.leave}</a>`
  return { title: says.title, paragraphs: [says.lead, says.kept, ...named, says.emergency, links] }
}
