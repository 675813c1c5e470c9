import { Card } from "@/components/ui/card"
import type { SectionLines } from "@/lib/profile/queries"
import { addressOf, type LineSection, type ProfileLine } from "@/lib/profile/rules"
import { useSaying } from "./line-rows"
import { sayContent, sayLabel } from "./line-words"
import { Empty } from "./profile-view"

/** What a professional asks first: it stands there although nothing is written. */
const ALWAYS: readonly LineSection[] = ["allergies", "conditions", "medications"]

type ProfileSummaryProps = { sections: readonly SectionLines[]; base: string; patientName: string }

/** The profile in one screen: a small card a section, each line in one sentence, what is to be confirmed said so. */
export function ProfileSummary({ sections, base, patientName }: ProfileSummaryProps) {
  const { t } = useSaying(patientName)
  const shown = sections.filter(({ section, lines }) => lines.length > 0 || ALWAYS.includes(section))
  if (shown.length === 0) return null
  return (
    <section aria-label={t("title")} className="grid grid-cols-1 gap-4 wrap-anywhere sm:grid-cols-2 lg:grid-cols-3">
      {shown.map(({ section, lines, older }) => (
        <Card key={section} title={t(`sections.${section}`)} tone={section === "allergies" && lines.length > 0 ? "sun" : "plain"}>
          {lines.length === 0 ? (
            <Empty section={section} />
          ) : (
            <ul className="flex flex-col gap-2">
              {lines.map((line) => (
                <SummaryLine key={line.id} line={line} patientName={patientName} />
              ))}
            </ul>
          )}
          <p className="print:hidden">
            <a href={`${base}/${addressOf(section)}`} className="lone-link">
              {t(older ? `all.${section}` : `see.${section}`)}
            </a>
          </p>
        </Card>
      ))}
    </section>
  )
}

function SummaryLine({ line, patientName }: { line: ProfileLine; patientName: string }) {
  const saying = useSaying(patientName)
  const said = line.saysNone ? "" : sayContent(line.section, line.content, line.dosesCountedOn, saying).join(" ")
  return (
    <li className="wrap-anywhere">
      <strong className="font-heading">{sayLabel(line, saying)}</strong>
      {said && <span>{` · ${said}`}</span>}
      {line.state !== "confirmed" && <span className="block text-small">{saying.t(STATES[line.state])}</span>}
    </li>
  )
}

const STATES = { proposed: "states.proposed", entered_in_error: "states.error" } as const
