import { readFileSync } from "node:fs"
import type { ServerResponse } from "node:http"
import { join } from "node:path"
import { LANGUAGES } from "./language.ts"
import { METHODS, type Refusal } from "./refusals.ts"

export type Refuse = (response: ServerResponse, refusal: Refusal) => void

const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  // What is left of the request is not waited for.
  connection: "close",
}

/** Answers in one sentence of each language, without Next, and closes the connection. */
export function refuser(root: string): Refuse {
  const words = LANGUAGES.map((language) => {
    const file = join(root, "messages", language, "overload.json")
    return { language, says: JSON.parse(readFileSync(file, "utf8")) as Record<string, string> }
  })
  return (response, { status, word }) => {
    const paragraphs = words.map(({ language, says }) => `<p lang="${language}">${says[word]}</p>`).join("")
    response.writeHead(status, {
      ...HEADERS,
      ...(status === 503 ? { "retry-after": "2" } : {}),
      ...(status === 405 ? { allow: METHODS.join(", ") } : {}),
    })
    response.end(`<!doctype html><html lang="fr"><title>Relais</title>${paragraphs}</html>`)
  }
}
