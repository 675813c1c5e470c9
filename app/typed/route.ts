import { safeBackPath } from "@/lib/account/rules"
import { forgetTyped, keepTyped } from "@/lib/request/kept"
import { parseWords } from "@/lib/request/kept-words"
import { isNavigation, sendTo } from "@/lib/request/navigation"
import { isFromOurSite } from "@/lib/request/same-site"

/**
 * Keeps what a page sends as it is left, for who typed it and for an hour, whose session may have ended meanwhile; a form
 * without words forgets what was kept.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurSite(request)) return new Response(null, { status: 403 })
  const form = await request.formData().catch(() => new FormData())
  const pathname = safeBackPath(String(form.get("pathname") ?? ""))
  const words = parseWords(form.get("words"))
  if (pathname) await (words ? keepTyped(words, pathname) : forgetTyped(pathname))
  return isNavigation(request) ? sendTo(pathname ?? "/") : new Response(null, { status: 204 })
}
