import { Card } from "@/components/ui/card"
import type { PatientAccess } from "@/lib/access/require-access"
import { entryOf, PERMISSIONS, SECTION_WORDS, type Section } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"

/** The ways from the home of a space to what is kept of the person's health, of the sections that the reader may view. */
export function healthSections(access: PatientAccess<never>): Section[] {
  return SECTION_WORDS.filter((section) => {
    const view = PERMISSIONS.find((word) => word === `view:${section}`)
    return entryOf(section).page?.of === "health" && view !== undefined && access.may(view) !== null
  })
}

export function HealthCard({ patientId, sections, isOwn }: { patientId: string; sections: readonly Section[]; isOwn: boolean }) {
  const t = useWords("space")
  if (sections.length === 0) return null
  return (
    <Card title={t(isOwn ? "home.healthTitle" : "home.healthTitleOther")}>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <a href={`/patients/${patientId}/${entryOf(section).page?.folder}`} className="inline-flex min-h-11 items-center">
              {t(`sections.${section}`)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
