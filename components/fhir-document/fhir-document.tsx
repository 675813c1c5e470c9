import { Card } from "@/components/ui/card"
import { type Description, DescriptionList } from "@/components/ui/description-list"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import type { FhirDocumentView, FhirSection, OwnText as OwnWords } from "@/lib/fhir/schema"
import type { Around, Say } from "../narrative/around"
import { keyed } from "../narrative/keyed"
import { Entries } from "./entries"
import { OwnText } from "./own-text"

type FhirDocumentProps = {
  view: FhirDocumentView
  /** The words around the document: `fhir.page` of the messages. */
  say: Say
  /** The words around what the author wrote: `narrative` of the messages. */
  sayAround: Say
}

/** A FHIR document as a page to read: who it is about, who made it, then each part in words. Its headings begin at the second level. */
export function FhirDocument({ view, say, sayAround }: FhirDocumentProps) {
  // A FHIR narrative shows no picture of its own, so that none has an address.
  const around: Around = { say: sayAround, pictureAddress: () => "", lang: view.language }
  return (
    <div className="flex flex-col gap-6">
      <Card>
        <DescriptionList items={headerOf(view, say)} />
        <Folded text={view.narrative} isFolded={!view.narrative.saysMore} caption={view.title} around={around} say={say} />
        <p className="text-small text-soft">{say("unless_said")}</p>
      </Card>
      {keyed(view.sections, (section) => section.title).map(({ key, item: section }) => (
        <Card key={key} title={section.title}>
          <Section section={section} around={around} say={say} />
        </Card>
      ))}
      {view.isCut && (
        <Notice tone="attention">
          <p>{say("cut")}</p>
        </Notice>
      )}
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

type SectionProps = { section: FhirSection; around: Around; say: Say }

function Section({ section, around, say }: SectionProps) {
  const { entries, narrative, emptyReason, sections } = section
  const isSilent = entries.length + narrative.nodes.length + sections.length === 0 && emptyReason === null
  const isFolded = !narrative.saysMore && (entries.length > 0 || emptyReason !== null)
  return (
    <>
      {emptyReason && <p>{emptyReason}</p>}
      {isSilent && <p>{around.say("nothing")}</p>}
      {entries.length > 0 && (
        <Entries entries={entries} caption={section.title} itemWord={say("item")} around={around} level={3} />
      )}
      <Folded text={narrative} isFolded={isFolded} caption={section.title} around={around} say={say} />
      {keyed(sections, (inner) => inner.title).map(({ key, item: inner }) => (
        <section key={key} className="flex flex-col gap-4">
          <h3 className="text-large">{inner.title}</h3>
          <Section section={inner} around={around} say={say} />
        </section>
      ))}
    </>
  )
}

type FoldedProps = { text: OwnWords; isFolded: boolean; caption: string; around: Around; say: Say }

/** What the author wrote: folded where the rest of the page says the same. */
function Folded({ text, isFolded, caption, around, say }: FoldedProps) {
  if (text.nodes.length === 0) return null
  const words = <OwnText nodes={text.nodes} caption={caption} around={around} />
  return isFolded ? <Details summary={say("own_words")}>{words}</Details> : words
}
