import type { Reply } from "./client"

export const UNKNOWN = "00000000-0000-4000-8000-000000000000"
const VARYING = ["date", "content-security-policy", "link", "etag"]

/** All that an answer says, without what differs from one asking to the next. */
export function whole({ status, headers, text }: Reply, ids: readonly string[]) {
  const nonce = /nonce-(\w+)/.exec(String(headers["content-security-policy"]))?.[1] ?? "none"
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !VARYING.includes(name)))
  // How long the session lasts is less by a second where the second answer comes in the next one.
  const body = text.replaceAll(nonce, "nonce").replace(/(secondsLeft\\?":)\d+/g, "$1some")
  const said = JSON.stringify({ headers: kept, body })
  return { status, said: ids.reduce((words, id) => words.replaceAll(id, "id"), said) }
}
