import { useSaying } from "@/components/profile/line-rows"
import { sayContent } from "@/components/profile/line-words"
import { Details } from "@/components/ui/details"
import type { PastVersion } from "@/lib/profile/history/queries"
import type { LineSection } from "@/lib/profile/rules"
import { useFormats } from "@/lib/request/words"

type HistoryProps = { section: LineSection; versions: readonly PastVersion[]; patientName?: string }

/** What the line said before, the latest first, and who changed it when. */
export function History({ section, versions, patientName }: HistoryProps) {
  const [saying, f] = [useSaying(patientName), useFormats()]
  const { t } = saying
  if (versions.length === 0) return <p className="text-soft">{t("detail.historyEmpty")}</p>
  return (
    <Details summary={t("detail.history")}>
      <ol className="flex flex-col gap-4">
        {versions.map(({ version, content, replacedAt, replacedBy }) => (
          <li key={version} className="wrap-anywhere">
            <p className="text-small text-soft">
              {t("detail.before", {
                date: f.dateTime(replacedAt, { dateStyle: "long" }),
                whose: replacedBy.isYou ? "you" : "other",
                author: replacedBy.name,
              })}
            </p>
            <p className="font-heading">{content.label}</p>
            <p className="max-w-text">{sayContent(section, content, null, saying).join(" ")}</p>
          </li>
        ))}
      </ol>
    </Details>
  )
}
