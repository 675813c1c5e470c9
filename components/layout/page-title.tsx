import { useRefused } from "@/lib/request/refused"
import { useWords } from "@/lib/request/words"

type PageTitleProps = { title: string; kicker?: string; inError?: boolean }

/** What the browser calls the page, in its tab and its history: that there is an error, its own heading, where it stands, then the site. */
export function PageTitle({ title, kicker, inError = false }: PageTitleProps) {
  const t = useWords("layout")
  const error = useRefused() || inError ? t("errorTitle") : ""
  return <title>{error + [title, kicker, t("name")].filter(Boolean).join(" · ")}</title>
}
