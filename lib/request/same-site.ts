import { configuration } from "@/lib/platform/configuration"

/** Whether a request that changes something was sent from a page of ours; a request that says nothing about itself was not. */
export function isFromOurSite(request: { headers: Pick<Headers, "get"> }): boolean {
  const site = request.headers.get("sec-fetch-site")
  if (site && site !== "same-origin") return false
  const origin = request.headers.get("origin")
  if (origin) return origin === configuration().url
  return site === "same-origin"
}
