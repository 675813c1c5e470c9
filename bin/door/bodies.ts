import { IncomingMessage } from "node:http"
import { Socket } from "node:net"

/**
 * Reads a small body to its end before anybody else waits for it: whoever dribbles a form keeps nobody's place.
 * @returns null when it was not whole in time, or the sender went away
 */
export function readWhole(request: IncomingMessage, withinMs: number): Promise<Buffer | null> {
  return new Promise((done) => {
    const pieces: Buffer[] = []
    const end = (body: Buffer | null) => {
      clearTimeout(timer)
      done(body)
    }
    const timer = setTimeout(() => end(null), withinMs)
    request.on("data", (piece: Buffer) => pieces.push(piece))
    request.once("end", () => end(Buffer.concat(pieces)))
    request.once("close", () => end(null))
    request.once("error", () => end(null))
  })
}

/** The same request with its body at hand, for those who read it as it comes. */
export function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const whole = new IncomingMessage(request.socket ?? new Socket())
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request
  Object.assign(whole, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor })
  whole.push(body)
  whole.push(null)
  whole.complete = true
  return whole
}

/** How many bytes must come in each look. */
export type Pace = { bytes: number; everyMs: number }

/** Watches how fast a long body comes while somebody waits for it; says once when it came slower. */
export function watchPace(request: IncomingMessage, { bytes, everyMs }: Pace, tooSlow: () => void): void {
  let seen = request.socket.bytesRead
  const look = () => {
    const come = request.socket.bytesRead - seen
    seen += come
    // What waits in our own memory is not the sender's slowness.
    if (come >= bytes || request.readableLength > 0) return
    clearInterval(timer)
    tooSlow()
  }
  const timer = setInterval(look, everyMs)
  for (const event of ["end", "close"]) request.once(event, () => clearInterval(timer))
}
