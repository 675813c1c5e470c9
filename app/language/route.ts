import { configuration } from "@/lib/platform/configuration"
import { keepTyped } from "@/lib/request/kept"
import { parseWords } from "@/lib/request/kept-words"
import { languageFrom } from "@/lib/request/language"
import { rememberLanguage } from "@/lib/request/remember-language"
import { isFromOurSite } from "@/lib/request/same-site"

/** Keeps the language somebody chose, then shows the same page again, with what was typed there; works without script. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurSite(request)) return new Response(null, { status: 403 })
  const form = await request.formData().catch(() => new FormData())
  await rememberLanguage(languageFrom(form.get("language")))
  const location = pathOf(request.headers.get("referer"))
  const words = parseWords(form.get("words"))
  if (words) await keepTyped(words, location.split("?")[0] ?? "")
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } })
}

/** The page one was on, as a path of this site; anything else is the first page. */
function pathOf(referer: string | null): string {
  const address = referer && URL.canParse(referer) ? new URL(referer) : null
  if (address?.origin !== configuration().url) return "/"
  return address.pathname.replace(/^\/+/, "/") + address.search
}
