import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import type { JournalEntry } from "@/lib/journal/rules"
import { sayQuote } from "../quote"

type NotReachedProps = {
  line: JournalEntry
  /** Where the line is complained of, and where an access is ended or widened. */
  report: string
  helpers: string
}

/** No message reaches whoever left the line, as things are: the page says so, and what can be done instead. */
export async function NotReached({ line, report, helpers }: NotReachedProps) {
  const { t, name, when, said } = await sayQuote(line)
  return (
    <>
      <PageHeading title={t("ask.title")} lead={t("ask.quote", { when, said })} />
      <EmptyState
        icon="people"
        title={t("ask.notReached", { name })}
        action={<ButtonLink href={report}>{t("report.link")}</ButtonLink>}
      >
        <p>{t("ask.notReachedText")}</p>
      </EmptyState>
      <p>
        <a href={helpers} className="lone-link">
          {t("ask.helpers")}
        </a>
      </p>
    </>
  )
}
