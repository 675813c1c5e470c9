import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PrintButton } from "@/components/ui/print-button"
import { useWords } from "@/lib/request/words"

/** The book on paper: a sheet in one language or the other, or the page as it is. */
export function PrintCard({ patientId, mayPrint }: { patientId: string; mayPrint: boolean }) {
  const t = useWords("vaccinations")
  const sheet = `/patients/${patientId}/vaccinations/sheet`
  return (
    <div className="contents print:hidden">
      <Card title={t("print.title")}>
        {mayPrint && <p className="max-w-text">{t("print.text")}</p>}
        <Actions>
          {mayPrint && (
            <>
              <ButtonLink href={`${sheet}?language=fr`} tone="secondary" hrefLang="fr">
                {t("print.french")}
              </ButtonLink>
              <ButtonLink href={`${sheet}?language=en`} tone="secondary" hrefLang="en">
                {t("print.english")}
              </ButtonLink>
            </>
          )}
          <PrintButton label={t("print.page")} />
        </Actions>
      </Card>
    </div>
  )
}
