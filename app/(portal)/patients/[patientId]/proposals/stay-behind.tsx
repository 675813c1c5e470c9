import { Card } from "@/components/ui/card"
import type { StayingBehind } from "@/lib/documents/proposals/rules"
import { useWords } from "@/lib/request/words"

type StayBehindProps = { patientId: string; staying: readonly StayingBehind[] }

/** What these documents say and nobody can take here: how much of it, why, and the way to read it. */
export function StayBehind({ patientId, staying }: StayBehindProps) {
  const t = useWords("proposals")
  if (staying.length === 0) return null
  return (
    <Card title={t("stays.title")}>
      <ul className="flex flex-col gap-4">
        {staying.map(({ documentId, title, left }) => (
          <li key={documentId} className="wrap-anywhere">
            <p>{t("stays.count", { count: left.reduce((all, { count }) => all + count, 0), title })}</p>
            <ul className="list-disc pl-6">
              {left.map(({ why, count }) => (
                <li key={why}>{t(`stays.${why}`, { count })}</li>
              ))}
            </ul>
            <a href={`/patients/${patientId}/documents/${documentId}`} className="lone-link">
              {t("stays.read", { title })}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
