import { Card } from "@/components/ui/card"
import { entryOf, type Section } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"

/** The ways from the home of a space to what is kept of the person's health. */
export function HealthCard({ patientId, sections }: { patientId: string; sections: readonly Section[] }) {
  const t = useWords("space")
  if (sections.length === 0) return null
  return (
    <Card title={t("home.healthTitleOther")}>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <a href={`/patients/${patientId}/${entryOf(section).page?.folder}`} className="lone-link">
              {t(`sections.${section}`)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
