import { safeBackPath } from "@/lib/account/rules"
import { formValues } from "@/lib/forms/rules"
import { dayInParis } from "@/lib/platform/days"
import { keepTyped } from "@/lib/request/kept"
import { sendTo } from "@/lib/request/navigation"
import { isFromOurSite } from "@/lib/request/same-site"

/** What a button of a form may ask of its page: the words looked for, the whole list, or the next question. */
const ASKED = ["q", "all", "step"]

/** Draws the page of a form again as one of its buttons asks, with what was typed in the form; works without script. */
export async function POST(request: Request): Promise<Response> {
  if (!isFromOurSite(request)) return new Response(null, { status: 403 })
  const { searchParams } = new URL(request.url)
  const [pathname = "/"] = safeBackPath(searchParams.get("page"))?.split("?") ?? []
  const typed = formValues(await request.formData().catch(() => new FormData()))
  const asked = ASKED.flatMap((name) => {
    const word = typed[name] ?? searchParams.get(name)
    return typeof word === "string" && word ? [[name, word]] : []
  })
  for (const name of ASKED) delete typed[name]
  if (typeof typed.today === "string") typed[typed.today] = dayInParis(new Date())
  await keepTyped(typed, pathname, false)
  const search = new URLSearchParams(asked).toString()
  return sendTo(search ? `${pathname}?${search}` : pathname)
}
