import { sayFrom } from "@/components/documents/author-words"
import { DocumentReading } from "@/components/documents/document-content"
import { DocumentWarnings } from "@/components/documents/document-warnings"
import { Card } from "@/components/ui/card"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { CareAnswers } from "../care-reads"

type SynthesisProps = { space: SpaceHeader; synthesis: NonNullable<CareAnswers["synthesis"]> }

/**
 * The newest synthesis in its own words, with who wrote it and when: after the answers of the record, of which allergies cannot
 * wait, before any list of documents. Its words are never folded, for what is folded is not read; only its header is, which the banner
 * and the line under its title say already.
 */
export async function Synthesis({ space, synthesis: { document, fhir, cda } }: SynthesisProps) {
  const [t, d, f] = [await words("professional"), await words("documents"), await formats()]
  const base = `/patients/${space.patientId}/documents`
  const address = `${base}/${document.id}`
  const lead = t("space.synthesisLead", { date: f.day(document.actOn), from: sayFrom(document.author, d) })
  return (
    <Card title={document.title}>
      <p className="text-soft">{lead}</p>
      <DocumentWarnings document={document} patientName={space.givenName} base={base} />
      <DocumentReading document={document} address={address} fhir={fhir} cda={cda} isInPassing />
      <p>
        <a href={address} className="lone-link">
          {t("space.synthesisLink")}
        </a>
      </p>
    </Card>
  )
}
