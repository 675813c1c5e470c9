import type { FhirDocumentView } from "@/lib/fhir/schema"
import type { Say } from "../narrative/around"
import { keyed } from "../narrative/keyed"
import { Card } from "../ui/card"
import { type Description, DescriptionList } from "../ui/description-list"
import { Details } from "../ui/details"
import { Notice } from "../ui/notice"
import type { FhirAround } from "./around"
import { FoldedText } from "./own-text"
import { Contents, Turning } from "./pages"
import { Section, titleOf } from "./section"

type FhirDocumentProps = Pick<FhirAround, "say" | "fileAddress"> & {
  view: FhirDocumentView
  /** The words around what the author wrote: `narrative` of the messages. */
  sayAround: Say
  /** The address of another page of a long document. */
  pageAddress: (page: number) => string
}

/** A FHIR document as a page to read: who it is about, who made it, then each part in words. Its headings begin at the second level. */
export function FhirDocument({ view, say, sayAround, fileAddress, pageAddress }: FhirDocumentProps) {
  // A FHIR narrative shows no picture of its own, so that none has an address.
  const around: FhirAround = { say, fileAddress, text: { say: sayAround, pictureAddress: () => "", lang: view.language } }
  return (
    <div className="flex flex-col gap-6">
      {view.warnings.map((warning) => (
        <Notice key={warning} tone="danger">
          <p>{warning}</p>
        </Notice>
      ))}
      <Card>
        <DescriptionList items={headerOf(view, say)} />
        {view.relations.map((relation) => (
          <p key={relation}>{relation}</p>
        ))}
        <FoldedText text={view.narrative} isFolded={!view.narrative.saysMore} caption={view.title} around={around} />
        {view.more.length > 0 && (
          <Details summary={say("more")}>
            <DescriptionList items={view.more.map(({ label, value }) => ({ term: label, description: value }))} />
          </Details>
        )}
        <p className="text-small text-soft">{say("unless_said")}</p>
      </Card>
      {view.isCut && (
        <Notice tone="attention">
          <p>{say("cut")}</p>
        </Notice>
      )}
      <Contents pages={view.pages} pageAddress={pageAddress} say={say} />
      {keyed(view.sections, (section) => section.title).map(({ key, item: section }) => (
        <Card key={key} id={section.anchor} title={titleOf(section, around)}>
          <Section section={section} level={2} around={around} />
        </Card>
      ))}
      <Turning pages={view.pages} pageAddress={pageAddress} say={say} />
    </div>
  )
}

function headerOf({ patient, authors, confidentiality, ...view }: FhirDocumentView, say: Say): Description[] {
  const items: [string, string | null][] = [
    ["title", view.ownTitle],
    ["patient", patient.name],
    ["birth_name", patient.birthName],
    ["official_name", patient.officialName],
    ["born", patient.birthDate],
    ["died", patient.died],
    ["sex", patient.sex],
    ["made_by", authors.join(", ") || null],
    ["validated_by", view.validatedBy],
    ["validated_on", view.validatedOn],
    ["kept_by", view.custodian],
    ["act_on", view.actOn],
    ["made_on", view.date],
    ["confidentiality", confidentiality && say(confidentiality)],
  ]
  return items.flatMap(([key, description]) => (description ? [{ term: say(key), description }] : []))
}
