import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PrintButton } from "@/components/ui/print-button"
import { useWords } from "@/lib/request/words"

type BookletCardProps = { base: string; name: string; mayPrint: boolean; reference?: string }

/** A child's growth on paper: the booklet, the page as it is, or a table. */
export function BookletCard({ base, name, mayPrint, reference }: BookletCardProps) {
  const t = useWords("growth")
  const query = reference ? `?reference=${reference}` : ""
  return (
    <div className="contents print:hidden">
      <Card title={t("booklet.title")}>
        {mayPrint && <p className="max-w-text">{t("booklet.text", { name })}</p>}
        <Actions>
          {mayPrint && (
            <ButtonLink href={`${base}/growth/booklet${query}`} tone="secondary">
              {t("booklet.download")}
            </ButtonLink>
          )}
          <PrintButton label={t("print")} />
        </Actions>
        <a href={`${base}/growth/file${query}`} className="lone-link">
          {t("file.download")}
        </a>
      </Card>
    </div>
  )
}
