import { IncomingMessage, type RequestListener, ServerResponse } from "node:http"
import { Socket } from "node:net"
import type { FailureWords } from "./failures.ts"
import { type AnswerHeaders, newNonce, POLICY_HEADER } from "./headers.ts"
import { LANGUAGES, type Language, languageCookie, languageOf } from "./language.ts"
import { sessionCookieOf } from "./who.ts"

type HeadersFor = (address: string, nonce: string) => AnswerHeaders
type Looker = { nonce: string; cookie: string; page?: string }

const PAGE = "/not-found"
/** The same after a form, of something that may have been on a page which is still there. */
const AFTER_FORM = `${PAGE}?after=form`

/**
 * Lets Next draw the page that says "not found" once in each language, before anybody can ask, so that it is at hand
 * whatever happens to the server; each answer gets a nonce of its own in place of the one that was drawn. Whoever comes with
 * a session has it drawn anew, since a page says as whom one is signed in.
 * @throws when the page cannot be drawn, since whoever meets nothing would then see a white page
 */
export async function notFoundWords(draw: RequestListener, headersFor: HeadersFor): Promise<FailureWords["notFound"]> {
  const drawFor = (looker: Looker) => drawPage(draw, headersFor, looker)
  const drawn = {} as Record<Language, { html: string; nonce: string }>
  for (const language of LANGUAGES) {
    const nonce = newNonce()
    drawn[language] = { html: await drawFor({ nonce, cookie: languageCookie(language) }), nonce }
  }
  const forEverybody = (language: Language, nonce: string) => drawn[language].html.replaceAll(drawn[language].nonce, nonce)
  return async (request, nonce) => {
    const [language, session] = [languageOf(request), sessionCookieOf(request)]
    const cookie = `${session}; ${languageCookie(language)}`
    const page = request.method === "POST" ? AFTER_FORM : PAGE
    const own = session ? await drawFor({ nonce, cookie, page }).catch(() => null) : null
    const policy = headersFor(PAGE, nonce).answered[POLICY_HEADER] ?? ""
    return { body: own ?? forEverybody(language, nonce), policy }
  }
}

async function drawPage(draw: RequestListener, headersFor: HeadersFor, { nonce, cookie, page = PAGE }: Looker): Promise<string> {
  const request = new IncomingMessage(new Socket())
  const { asked } = headersFor(PAGE, nonce)
  Object.assign(request, { method: "GET", url: page, headers: { accept: "text/html", cookie, ...asked } })
  request.push(null)
  const response = new ServerResponse(request)
  const html = await bodyOf(response, () => draw(request, response))
  if (response.statusCode !== 200)
    throw new Error(`The page ${PAGE} cannot be drawn: it is answered with ${response.statusCode}.`)
  return html
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
      // What waits for the answer to be out is done now.
      Object.defineProperty(response, "writableFinished", { value: true })
      for (const event of ["finish", "close"]) response.emit(event)
      return response.destroy()
    }
    Promise.resolve(start()).catch(fail)
  })
}
