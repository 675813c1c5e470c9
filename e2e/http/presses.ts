import { ask, portal, type Reply } from "./client"
import { formOf } from "./form-of"
import { builtActions, type Form, formsOf } from "./forms"
import { WAYS, type Way } from "./ways"

/** The action that a form sends. */
export const nameOf = ({ actionId }: Form) => builtActions().get(actionId)

/** Somebody who presses what their pages show, in one way or the other. */
export function presses(headers: Record<string, string>, way: Way) {
  const read = (address: string) => ask(address, { headers })
  const press = async (address: string, form: Form) => {
    const { headers: given } = await WAYS[way]({ address, form, headers: { ...headers, origin: portal() } })
    const [at = ""] = String(given["x-action-redirect"] ?? given.location ?? "").split(";")
    return { at, page: await read(at) }
  }
  /** Sends the form of this act, with what is written in it. */
  const does = async (address: string, act: string, writes: Record<string, string> = {}) =>
    press(address, await formOf(act, address, headers, writes))
  return { press, does }
}

/** What the page says was done, in the one notice for that, with what can be pressed there. */
export function noticeOf({ text }: Reply): { said: string; look: string; forms: Form[] } {
  const notice = blockAt(text, text.indexOf('<div role="status"', text.indexOf("<main")))
  return { said: notice.replace(/<[^>]+>/g, " "), look: /^<div[^>]*>/.exec(notice)?.[0] ?? "", forms: formsOf(notice) }
}

/** The block that begins there, to its own end. */
function blockAt(html: string, start: number): string {
  if (start < 0) return ""
  let depth = 0
  for (const { 0: tag, index } of html.slice(start).matchAll(/<(\/?)div\b[^>]*>/g)) {
    depth += tag.startsWith("</") ? -1 : 1
    if (depth === 0) return html.slice(start, start + index + tag.length)
  }
  return ""
}
