import { portal } from "./client"
import { callAction, sendForm } from "./forms"
import type { Found } from "./found-forms"

/** How a form is sent: as a browser does, and as the page's own script does. */
export const WAYS = { "without script": sendForm, "with script": callAction }
export type Way = keyof typeof WAYS
export const BOTH = Object.keys(WAYS) as Way[]

/** Sends the form as whoever this cookie is, from the portal's own pages unless another site is named. */
export const send = ({ address, form }: Found, cookie: Record<string, string>, way: Way, origin = portal()) =>
  WAYS[way]({ address, form, headers: { ...cookie, origin } })
