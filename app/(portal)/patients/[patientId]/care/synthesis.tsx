import { sayFrom } from "@/components/documents/author-words"
import { DocumentReading } from "@/components/documents/document-content"
import { DocumentWarnings } from "@/components/documents/document-warnings"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { CareAnswers } from "../care-reads"

type SynthesisProps = { space: SpaceHeader; answers: CareAnswers; synthesis: NonNullable<CareAnswers["synthesis"]> }

/**
 * The newest synthesis in its own words, with who wrote it and when, before any list: folded where the lines of the record
 * answer already, open where they say nothing.
 */
export async function Synthesis({ space, answers, synthesis: { document, fhir, cda } }: SynthesisProps) {
  const [t, d, f] = [await words("professional"), await words("documents"), await formats()]
  const base = `/patients/${space.patientId}/documents`
  const address = `${base}/${document.id}`
  const lead = t("space.synthesisLead", { date: f.day(document.actOn), from: sayFrom(document.author, d) })
  return (
    <Card title={document.title}>
      <p className="text-soft">{lead}</p>
      <DocumentWarnings document={document} patientName={space.givenName} base={base} />
      <Details summary={t("space.synthesisOpen")} open={answers.profile.every(({ lines }) => lines.length === 0)}>
        <DocumentReading document={document} address={address} fhir={fhir} cda={cda} />
      </Details>
      <p>
        <a href={address} className="lone-link">
          {t("space.synthesisLink")}
        </a>
      </p>
    </Card>
  )
}
