import { usePathname } from "@/lib/request/kept"
import { useWords } from "@/lib/request/words"
import { Button } from "../ui/button"
import { Notice } from "../ui/notice"

/** Says that the forms of the page hold what was typed and not sent, and lets it be forgotten. */
export function KeptNotice() {
  const t = useWords("layout")
  return (
    <Notice tone="attention" title={t("kept.title")} announced>
      <p>{t("kept.text")}</p>
      <form action="/typed" method="post">
        <input type="hidden" name="pathname" value={usePathname()} />
        <Button type="submit" tone="secondary">
          {t("kept.forget")}
        </Button>
      </form>
    </Notice>
  )
}
