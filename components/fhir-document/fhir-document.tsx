import { Card } from "@/components/ui/card"
import { type Description, DescriptionList } from "@/components/ui/description-list"
import { Details } from "@/components/ui/details"
import type { FhirDocumentView, FhirSection } from "@/lib/fhir/schema"
import { keyed } from "../narrative/keyed"
import { Entries } from "./entries"
import { Narrative } from "./narrative"

/** The words around the document: `fhir.page` of the messages. */
type Say = (key: string, values?: Record<string, string>) => string

/** A FHIR document as a page to read: who it is about, who made it, then each part in words. Its headings begin at the second level. */
export function FhirDocument({ view, say }: { view: FhirDocumentView; say: Say }) {
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <DescriptionList items={headerOf(view, say)} />
        <p className="text-small text-soft">{say("unless_said")}</p>
      </Card>
      {keyed(view.sections, (section) => section.title).map(({ key, item: section }) => (
        <Card key={key} title={section.title}>
          <Section section={section} lang={view.language} say={say} />
        </Card>
      ))}
    </div>
  )
}

function headerOf({ patient, authors, custodian, date }: FhirDocumentView, say: Say): Description[] {
  const items: [string, string | null][] = [
    ["patient", patient.name],
    ["born", patient.birthDate],
    ["sex", patient.sex],
    ["made_by", authors.join(", ") || null],
    ["kept_by", custodian],
    ["made_on", date],
  ]
  return items.flatMap(([key, description]) => (description ? [{ term: say(key), description }] : []))
}

type SectionProps = { section: FhirSection; lang: string | null; say: Say }

function Section({ section, lang, say }: SectionProps) {
  const { entries, narrative, emptyReason, sections } = section
  const isSilent = entries.length + narrative.length + sections.length === 0 && emptyReason === null
  const text = <Narrative blocks={narrative} caption={section.title} lang={lang} />
  return (
    <>
      {emptyReason && <p>{emptyReason}</p>}
      {isSilent && <p>{say("nothing")}</p>}
      {entries.length > 0 && <Entries entries={entries} caption={section.title} itemWord={say("item")} lang={lang} level={3} />}
      {narrative.length > 0 && (entries.length > 0 || emptyReason ? <Details summary={say("own_words")}>{text}</Details> : text)}
      {keyed(sections, (inner) => inner.title).map(({ key, item: inner }) => (
        <section key={key} className="flex flex-col gap-4">
          <h3 className="text-large">{inner.title}</h3>
          <Section section={inner} lang={lang} say={say} />
        </section>
      ))}
    </>
  )
}
