import type { ReactNode } from "react"
import type { InList } from "@/lib/access/contested"
import { useReader } from "@/lib/request/actor"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { isSaidInCare, type VaccinationLine } from "@/lib/vaccinations/rules"
import { capital } from "@/lib/words/capital"
import { ContestedBadge } from "../rectifications/request-words"
import { Badge } from "../ui/badge"
import { Row } from "../ui/row"
import { sayDiseases, sayProvenance, writeGivenOn } from "./vaccination-words"

type VaccinationRowProps = {
  line: VaccinationLine
  /** The address of the space's own pages; absent where nothing is opened, as in the preview. */
  base?: string
  /** How the patient is called; absent in one's own space. */
  patientName?: string
  /** Said in its title where the line stands under no name of a disease. */
  isNamed?: boolean
  /** That it is contested. */
  inList?: InList
  /** What may be answered. */
  children?: ReactNode
}

/** One dose: when, what was written on it, then who says so. */
export function VaccinationRow({ line, base, patientName, isNamed, inList, children }: VaccinationRowProps) {
  const [t, f, language] = [useWords("vaccinations"), useFormats(), useLanguage()]
  const { vaccine, dose, lot, givenBy, source } = line
  const day = capital(writeGivenOn(line.givenOn, f))
  const against = capital(sayDiseases(line.diseases, { f, language }))
  const details = [vaccine, dose, lot && t("book.lot", { lot }), givenBy && t("book.givenBy", { name: givenBy })]
  const said = details.filter(Boolean).join(" · ")
  return (
    <Row
      title={isNamed ? `${against} · ${day}` : day}
      heard={isNamed ? undefined : against}
      href={base && `${base}/vaccinations/${line.id}`}
      badges={
        <>
          <StateBadge line={line} />
          <ContestedBadge inList={inList} />
        </>
      }
    >
      {said && <p>{said}</p>}
      <p className="text-small text-soft">{sayProvenance(line, { t, f, language, patientName })}</p>
      {source?.documentId && base && (
        <p className="text-small">
          <a href={`${base}/documents/${source.documentId}`} className="inline-flex min-h-11 items-center">
            {t("book.proof", { title: source.title })}
          </a>
        </p>
      )}
      {children}
    </Row>
  )
}

/** How sure a line is, in a word. */
export function StateBadge({ line }: { line: Pick<VaccinationLine, "state"> & Parameters<typeof isSaidInCare>[0] }) {
  const [t, reader] = [useWords("vaccinations"), useReader()]
  if (line.state === "entered_in_error") return <Badge tone="plain">{t("state.refused")}</Badge>
  if (line.state === "proposed") return <Badge tone="sun">{t("state.proposed")}</Badge>
  if (line.author.kind === "professional") return <Badge tone="petrol">{t("state.inCare", { reader })}</Badge>
  return isSaidInCare(line) || line.confirmation ? <Badge tone="green">{t("state.confirmed")}</Badge> : null
}
