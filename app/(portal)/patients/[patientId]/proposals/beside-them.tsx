import { LineProvenance, LineSentences, useSaying } from "@/components/profile/line-rows"
import { sayLabel } from "@/components/profile/line-words"
import { sayDiseases } from "@/components/vaccinations/vaccination-words"
import { formatReading } from "@/lib/measures/rules"
import type { ProfileLine } from "@/lib/profile/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { DoseOfDay } from "@/lib/vaccinations/alike/queries"
import { capital } from "@/lib/words/capital"
import type { Place } from "./choices"
import { useGivenOn } from "./proposal-text"
import type { Beside } from "./reads"

/** What is there already and may be the same thing. */
export function BesideThem({ beside, place }: { beside: readonly Beside[]; place: Place }) {
  const t = useWords("proposals")
  return (
    <div className="flex min-w-0 flex-col gap-3 rounded-card border border-line bg-paper p-4 wrap-anywhere">
      <p className="text-small">{t("beside")}</p>
      <ul className="flex flex-col gap-4">
        {beside.map((one) => (
          <li key={keyOf(one)}>
            {one.kind === "line" && <Line line={one.line} place={place} />}
            {one.kind === "dose" && <Dose dose={one.dose} />}
            {one.kind === "reading" && <Reading {...one} />}
            {one.kind === "appointment" && <p className="font-heading">{one.appointment.withWhom}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function keyOf(one: Beside): string {
  if (one.kind === "line") return one.line.id
  if (one.kind === "appointment") return one.appointment.id
  return one.kind === "dose" ? `${one.dose.givenOn} ${one.dose.diseases.join()}` : `${one.at.toISOString()} ${one.reading.kind}`
}

function Line({ line, place: { patientId, patientName } }: { line: ProfileLine; place: Place }) {
  return (
    <>
      <p className="font-heading">{sayLabel(line, useSaying(patientName))}</p>
      <LineSentences line={line} patientName={patientName} />
      <LineProvenance line={line} documents={`/patients/${patientId}/documents`} patientName={patientName} />
    </>
  )
}

function Dose({ dose: { vaccine, diseases, givenOn } }: { dose: DoseOfDay }) {
  const [f, language] = [useFormats(), useLanguage()]
  const against = sayDiseases(diseases, { f, language })
  return (
    <>
      <p className="font-heading">{vaccine ? `${vaccine} (${against})` : capital(against)}</p>
      <p>{useGivenOn(givenOn)}.</p>
    </>
  )
}

function Reading({ reading }: Extract<Beside, { kind: "reading" }>) {
  const [t, measures, language] = [useWords("proposals"), useWords("measures"), useLanguage()]
  return (
    <p className="font-heading">
      {t("reading", { kind: measures(`kinds.${reading.kind}`), value: formatReading(reading, language) })}
    </p>
  )
}
