import { Card } from "@/components/ui/card"
import type { InList } from "@/lib/access/contested"
import type { SectionLines } from "@/lib/profile/queries"
import { addressOf, type LineSection, type ProfileLine } from "@/lib/profile/rules"
import { useFormats } from "@/lib/request/words"
import { ContestedBadge } from "../rectifications/request-words"
import { useSaying } from "./line-rows"
import { sayContent, sayLabel, sayProvenance } from "./line-words"
import { Empty } from "./profile-view"

/** What a professional asks first: it stands there although nothing is written. */
const ALWAYS: readonly LineSection[] = ["allergies", "conditions", "medications"]

type ProfileCardProps = SectionLines & {
  base: string
  patientName: string
  mayAdd: boolean
  /** The lines that wait for this reader's word. */
  toConfirm: readonly string[]
  /** Which of the lines are contested. */
  contested: Record<string, InList>
}

/** One section of the profile as a small card: each line in one sentence with who said it, what is to be confirmed said so, and the ways on. */
export function ProfileCard({ section, lines, older, base, patientName, mayAdd, toConfirm, contested }: ProfileCardProps) {
  const [{ t }, f] = [useSaying(patientName), useFormats()]
  if (lines.length === 0 && !ALWAYS.includes(section)) return null
  const address = `${base}/${addressOf(section)}`
  return (
    <Card title={t(`sections.${section}`)} tone={section === "allergies" && lines.length > 0 ? "sun" : "plain"}>
      {lines.length === 0 ? (
        <Empty section={section} />
      ) : (
        <ul className="flex flex-col gap-2">
          {lines.map((line) => (
            <SummaryLine
              key={line.id}
              line={line}
              patientName={patientName}
              answerAt={toConfirm.includes(line.id) ? `${address}/${line.id}` : undefined}
              inList={contested[line.id]}
            />
          ))}
        </ul>
      )}
      {section === "medications" && lines[0] && (
        <p className="text-small text-soft">{t("lastAdded", { date: f.dateTime(lines[0].enteredAt, { dateStyle: "long" }) })}</p>
      )}
      <p className="flex flex-wrap gap-x-6 print:hidden">
        <a href={address} className="lone-link">
          {t(older ? `all.${section}` : `see.${section}`)}
        </a>
        {mayAdd && (
          <a href={`${address}/add`} className="lone-link" aria-label={t(`add.${section}`)}>
            {t("addShort")}
          </a>
        )}
      </p>
    </Card>
  )
}

type SummaryLineProps = { line: ProfileLine; patientName: string; answerAt: string | undefined; inList: InList | undefined }

function SummaryLine({ line, patientName, answerAt, inList }: SummaryLineProps) {
  const saying = useSaying(patientName)
  const said = line.saysNone ? "" : sayContent(line.section, line.content, line.dosesCountedOn, saying).join(" ")
  const label = sayLabel(line, saying)
  return (
    <li className="wrap-anywhere">
      <strong className="font-heading">{label}</strong>
      {said && <span>{` · ${said}`}</span>}
      <span className="block text-small">{sayProvenance(line, saying)}</span>
      {answerAt ? (
        <span className="block">
          <a href={answerAt} className="lone-link" aria-label={saying.t("answerNamed", { label })}>
            {saying.t("states.proposed")}
          </a>
        </span>
      ) : (
        line.state !== "confirmed" && <span className="block text-small">{saying.t(STATES[line.state])}</span>
      )}{" "}
      <ContestedBadge inList={inList} />
    </li>
  )
}

const STATES = { proposed: "states.proposed", entered_in_error: "states.error" } as const
