import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { type Pace, readWhole, watchPace, withBody } from "./bodies.ts"
import { type FailureWords, fillFailures } from "./failures.ts"
import { isWholeForm } from "./forms.ts"
import { type AnswerHeaders, newNonce, OWN_HEADERS } from "./headers.ts"
import { type Lane, Places } from "./places.ts"
import { isLong, lengthOf, type Refusal, refusalOf, takesFiles } from "./refusals.ts"
import type { Refuse } from "./refuse.ts"
import { type TurnSettings, Turns } from "./turns.ts"
import { namesOf } from "./who.ts"

export type Door = { listener: RequestListener; inUse(): number }

export type DoorSettings = {
  /** The address that people know, as an origin. */
  site: string
  /** How many proxies of one's own stand before this server. */
  proxies: number
  lanes: Record<LaneName, Lane>
  turns: TurnSettings
  /** A form has so long to come whole; files must keep this pace. */
  formMs: number
  pace: Pace
  known: ReadonlySet<string>
  headersFor: (address: string, nonce: string) => AnswerHeaders
  failures: FailureWords
  refuse: Refuse
  /** What draws the pages. */
  draw: RequestListener
}
type LaneName = "answers" | "uploads" | "downloads"

const HEALTH = "/api/health"
const DOWNLOAD = /\/(file|content|inner\/[^/]+|image|pdf|letter|letters\/[^/]+)$/

/**
 * Stands before Next: refuses what can be refused, waits for what is short until it is whole, and lets in as many at
 * once as help. A place is kept only while the server works; who sends or reads slowly keeps nobody's.
 */
export function makeDoor(settings: DoorSettings): Door {
  const { answers, uploads, downloads } = settings.lanes
  const lanes = { answers: new Places(answers), uploads: new Places(uploads), downloads: new Places(downloads) }
  const turns = new Turns(settings.turns)
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    const whole = await receive(request, response, settings)
    if (!whole) return
    const lane = laneOf(whole)
    // The watch of the service must see the server busy, and not be kept from it.
    if (whole.url === HEALTH) return draw(whole, response, settings)
    const leave = lanes[lane].enter(namesOf(whole, settings.proxies))
    if (!leave) return settings.refuse(response, { status: 503, word: "busy" })
    for (const event of ["prefinish", "close"]) response.once(event, leave)
    if (lane === "answers") {
      takeAtOnce(response)
      await turns.take(response)
      if (response.closed) return
    }
    if (lane === "uploads") watchPace(request, settings.pace, () => endSlowly(request, response, settings.refuse))
    draw(whole, response, settings)
  }
  return { listener, inUse: () => lanes.answers.inUse + lanes.uploads.inUse + lanes.downloads.inUse }
}

function laneOf(request: IncomingMessage): LaneName {
  if (isLong(request) && takesFiles(request.url)) return "uploads"
  return DOWNLOAD.test(request.url?.split("?")[0] ?? "") ? "downloads" : "answers"
}

/** The request once what it says is short and whole, or long and let in as it comes; null when it was refused. */
async function receive(request: IncomingMessage, response: ServerResponse, settings: DoorSettings) {
  const { site, formMs, known, refuse } = settings
  const refusal = refusalOf(request, site)
  if (refusal) return refuseTo(response, refusal, refuse)
  if (isLong(request) || lengthOf(request) === 0) return request
  const body = await readWhole(request, formMs)
  if (!body) return request.socket.destroyed ? null : refuseTo(response, { status: 408, word: "too_slow" }, refuse)
  // Of files the handler itself says what is wrong with them.
  const isWhole = takesFiles(request.url) || (await isWholeForm(request.headers, body, known))
  return isWhole ? withBody(request, body) : refuseTo(response, { status: 400, word: "unreadable" }, refuse)
}

function refuseTo(response: ServerResponse, refusal: Refusal, refuse: Refuse): null {
  refuse(response, refusal)
  return null
}

/** A page is taken off the hands of what draws it, however slowly it is read: it is never large. */
function takeAtOnce(response: ServerResponse): void {
  const write = response.write.bind(response) as (...given: unknown[]) => boolean
  response.write = (...given: unknown[]) => {
    write(...given)
    return true
  }
}

/** Says that files come too slowly, and hears no more of them; what still draws the answer speaks to nobody. */
function endSlowly(request: IncomingMessage, response: ServerResponse, refuse: Refuse): void {
  if (!response.headersSent) {
    refuse(response, { status: 408, word: "too_slow" })
    const nothing = () => response
    const headers = { setHeader: nothing, appendHeader: nothing, removeHeader: nothing, flushHeaders: nothing }
    Object.assign(response, { ...headers, writeHead: nothing, write: () => true, end: nothing })
  }
  // A moment for the sentence to go out.
  setTimeout(() => request.destroy(), 1000)
}

function draw(request: IncomingMessage, response: ServerResponse, { failures, headersFor, draw: drawn }: DoorSettings): void {
  const nonce = newNonce()
  const tree = "next-router-state-tree"
  if (!isReadableTree(request.headers[tree])) delete request.headers[tree]
  for (const name of OWN_HEADERS) delete request.headers[name]
  fillFailures(request, response, failures, nonce)
  const { asked, answered } = headersFor(request.url ?? "/", nonce)
  Object.assign(request.headers, asked)
  for (const [name, value] of Object.entries(answered)) response.setHeader(name, value)
  drawn(request, response)
}

/** A header of Next's own navigation; a page is given whole to whoever sends another thing under its name. */
function isReadableTree(tree: string | string[] | undefined): boolean {
  try {
    return tree === undefined || Array.isArray(JSON.parse(decodeURIComponent(String(tree))))
  } catch {
    return false
  }
}
