import { safeBackPath } from "@/lib/account/rules"
import { handler } from "@/lib/request/handler"
import { forgetTyped, keepTyped } from "@/lib/request/kept"
import { parseWords } from "@/lib/request/kept-words"
import { isNavigation, sendTo } from "@/lib/request/navigation"

/** Keeps what a page sends as it is left, for who typed it and for an hour; a form without words forgets what was kept. */
export const POST = handler({ mutation: true }, async (_, request) => {
  const form = await request.formData().catch(() => new FormData())
  const pathname = safeBackPath(String(form.get("pathname") ?? ""))
  const words = parseWords(form.get("words"))
  if (words && pathname) await keepTyped(words, pathname)
  else await forgetTyped()
  return isNavigation(request) ? sendTo(pathname ?? "/") : new Response(null, { status: 204 })
})
