import { sayProvenance, sayWhen } from "@/components/appointments/appointment-words"
import { DescriptionList } from "@/components/ui/description-list"
import type { Appointment } from "@/lib/appointments/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"

/** What is said of one appointment, each thing under its name; what nobody said is absent. */
export function Facts({ line, patientName }: { line: Appointment; patientName?: string }) {
  const [t, f, language] = [useWords("appointments"), useFormats(), useLanguage()]
  const saying = { t, f, language, patientName }
  const facts: [string, string | null][] = [
    ["when", sayWhen(line, saying)],
    ["withWhom", line.withWhom],
    ["place", line.place],
    ["bring", line.bring],
    ["companion", line.companion && (line.companion.isYou ? t("detail.you") : line.companion.name)],
    ["said", sayProvenance(line, saying)],
  ]
  const items = facts.flatMap(([name, description]) =>
    description
      ? [{ term: t(`detail.${name}`), description: <span className="wrap-anywhere whitespace-pre-line">{description}</span> }]
      : [],
  )
  return <DescriptionList items={items} />
}
