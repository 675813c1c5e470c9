import "server-only"
import { configuration } from "@/lib/platform/configuration"

/** Whether a person follows a link, and not a script of the page. */
export function isNavigation(request: Request): boolean {
  return request.headers.get("sec-fetch-dest") === "document"
}

/** Sends the browser to a page of the portal. */
export function sendTo(path: string): Response {
  return Response.redirect(new URL(path, configuration().url), 303)
}

/**
 * Somebody whose session ended while reading is brought to the sign-in and back, and somebody whose access became narrower to
 * the page that says what is missing, instead of to an empty page.
 */
export function orSignIn(request: Request, answer: Response, back: string): Response {
  if (!isNavigation(request)) return answer
  if (answer.status === 403) return sendTo(back)
  return answer.status !== 401 ? answer : sendTo(`/sign-in?back=${encodeURIComponent(back)}`)
}
