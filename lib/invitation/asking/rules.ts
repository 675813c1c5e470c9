import { isCalling, normalizeName } from "@/lib/identity/rules"

/**
 * Where the link of somebody who asks to help leads: to whoever opens it, in their own space. It carries a name and nothing
 * else, and nothing is kept or looked up, so that who asks learns nothing of who has a space here.
 */
export function askingLink(site: string, name: string): string {
  return `${site}/give-access?name=${encodeURIComponent(name).replaceAll("%20", "+")}`
}

/** The same link with its letters as people write them: what is copied from it, or typed, leads to the same page. */
export function readableLink(link: string): string {
  return decodeURI(link)
}

/** The name that a link proposes, as the first question would take it; empty when it is none. */
export function proposedName(given: unknown): string {
  const name = typeof given === "string" ? normalizeName(given.slice(0, 400)) : ""
  return isCalling(name) ? name : ""
}
