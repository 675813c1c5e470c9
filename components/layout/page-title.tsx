import { useRefused } from "@/lib/request/refused"
import { useWords } from "@/lib/request/words"

/** What the browser calls the page, in its tab and its history: that there is an error, its own heading, then the site. */
export function PageTitle({ title, inError = false }: { title: string; inError?: boolean }) {
  const t = useWords("layout")
  const error = useRefused() || inError ? t("errorTitle") : ""
  return <title>{`${error}${title} · ${t("name")}`}</title>
}
