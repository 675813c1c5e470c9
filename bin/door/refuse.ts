import { readFileSync } from "node:fs"
import type { ServerResponse } from "node:http"
import { join } from "node:path"
import { BARE_POLICY, barePage } from "./bare-page.ts"
import { type Language, languageOf } from "./language.ts"
import { METHODS, type Refusal } from "./refusals.ts"

export type Refuse = (response: ServerResponse, refusal: Refusal) => void
type Sentences = Record<Refusal["word"] | "title" | "open", string>

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": BARE_POLICY,
  "x-content-type-options": "nosniff",
  // What is left of the request is not waited for.
  connection: "close",
}

/** Of these the person is told where to begin again. */
const BEGUN_ELSEWHERE: Refusal["word"][] = ["elsewhere", "other_address"]

/** Answers in one sentence of each language, without Next, and closes the connection; `site` is the address that people know. */
export function refuser(root: string, site: string): Refuse {
  const says = { fr: readSentences(root, "fr"), en: readSentences(root, "en") }
  const part = ({ title, open, ...sentences }: Sentences, word: Refusal["word"]) => {
    const way = BEGUN_ELSEWHERE.includes(word) ? [`<a href="${site}/">${open} ${new URL(site).host}</a>`] : []
    return { title, paragraphs: [sentences[word], ...way] }
  }
  return (response, { status, word }) => {
    response.writeHead(status, {
      ...HEADERS,
      ...(status === 503 ? { "retry-after": "2" } : {}),
      ...(status === 405 ? { allow: METHODS.join(", ") } : {}),
    })
    response.end(barePage(languageOf(response.req), { fr: part(says.fr, word), en: part(says.en, word) }))
  }
}

function readSentences(root: string, language: Language): Sentences {
  return JSON.parse(readFileSync(join(root, "messages", language, "overload.json"), "utf8"))
}
