import { IncomingMessage, type RequestListener, ServerResponse } from "node:http"
import { Socket } from "node:net"
import type { FailureWords } from "./failures.ts"
import { type AnswerHeaders, newNonce, POLICY_HEADER } from "./headers.ts"
import { LANGUAGES, type Language, languageCookie, languageOf } from "./language.ts"

type Drawn = { html: string; nonce: string }
type HeadersFor = (address: string, nonce: string) => AnswerHeaders

const PAGE = "/not-found"

/**
 * Lets Next draw the page that says "not found" once in each language, before anybody can ask, so that it is at hand
 * whatever happens to the server. Each answer gets a nonce of its own in place of the one that was drawn.
 * @throws when the page cannot be drawn, since whoever meets nothing would then see a white page
 */
export async function notFoundWords(draw: RequestListener, headersFor: HeadersFor): Promise<FailureWords["notFound"]> {
  const drawn = {} as Record<Language, Drawn>
  for (const language of LANGUAGES) drawn[language] = await drawPage(draw, headersFor, language)
  return (request, nonce) => {
    const page = drawn[languageOf(request)]
    return { body: page.html.replaceAll(page.nonce, nonce), policy: headersFor(PAGE, nonce).answered[POLICY_HEADER] ?? "" }
  }
}

async function drawPage(draw: RequestListener, headersFor: HeadersFor, language: Language): Promise<Drawn> {
  const nonce = newNonce()
  const request = new IncomingMessage(new Socket())
  const { asked } = headersFor(PAGE, nonce)
  Object.assign(request, {
    method: "GET",
    url: PAGE,
    headers: { accept: "text/html", cookie: languageCookie(language), ...asked },
  })
  request.push(null)
  const response = new ServerResponse(request)
  const html = await bodyOf(response, () => draw(request, response))
  if (response.statusCode !== 200)
    throw new Error(`The page ${PAGE} cannot be drawn: it is answered with ${response.statusCode}.`)
  return { html, nonce }
}

/** What is written to an answer that goes nowhere. */
function bodyOf(response: ServerResponse, start: () => unknown): Promise<string> {
  const pieces: Buffer[] = []
  return new Promise((done, fail) => {
    const keep = (chunk: unknown) => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) pieces.push(Buffer.from(chunk))
      return true
    }
    response.write = keep
    response.end = (chunk?: unknown) => {
      keep(chunk)
      done(Buffer.concat(pieces).toString())
      return response.destroy()
    }
    Promise.resolve(start()).catch(fail)
  })
}
