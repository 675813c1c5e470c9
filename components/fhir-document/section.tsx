import type { FhirEntry, FhirSection } from "@/lib/fhir/schema"
import { keyed } from "../narrative/keyed"
import { Warnings } from "../narrative/warnings"
import { DescriptionList } from "../ui/description-list"
import { Details } from "../ui/details"
import type { FhirAround } from "./around"
import { Entries } from "./entries"
import { FoldedText } from "./own-text"

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const

type SectionProps = {
  section: FhirSection
  /** The level of its own heading, which its surroundings have written. */
  level: number
  around: FhirAround
}

/** What a section says: what is to be known first, its entries, its author's text, then the sections in it. */
export function Section({ section, level, around }: SectionProps) {
  const { entries, more, narrative, emptyReason, sections, title, ownTitle, isContinued, isCut } = section
  const isEmpty = entries.length + more.length + narrative.nodes.length + sections.length === 0
  const isSilent = isEmpty && emptyReason === null && !isContinued && !isCut
  const isFolded = !narrative.saysMore && (entries.length > 0 || emptyReason !== null)
  const Heading = HEADINGS[Math.min(level, HEADINGS.length - 1)] ?? "h6"
  return (
    <>
      {ownTitle && <p className="text-small text-soft">{around.say("own_title", { title: ownTitle })}</p>}
      <Warnings texts={section.warnings} />
      {section.saidBy && <p className="text-small text-soft">{section.saidBy}</p>}
      {emptyReason && <p>{emptyReason}</p>}
      {isSilent && <p>{around.text.say("nothing")}</p>}
      {entries.length > 0 && <Entries entries={entries} caption={title} around={around} level={level + 1} />}
      <More details={[{ heading: title, lines: more }, ...detailsOf(entries)]} around={around} />
      <FoldedText text={narrative} isFolded={isFolded} caption={title} around={around} />
      {isCut && <p>{around.text.say(isEmpty ? "all_cut" : "rest_cut")}</p>}
      {keyed(sections, (inner) => inner.title).map(({ key, item: inner }) => (
        <section key={key} id={inner.anchor} className="flex min-w-0 flex-col gap-4">
          <Heading className="text-large">{titleOf(inner, around)}</Heading>
          <Section section={inner} level={level + 1} around={around} />
        </section>
      ))}
    </>
  )
}

/** The title of a section, which says when it began on an earlier page. */
export function titleOf({ title, isContinued }: FhirSection, { say }: FhirAround): string {
  return isContinued ? say("continued", { title }) : title
}

type Detail = { heading: string; lines: FhirEntry["more"] }

const detailsOf = (entries: FhirEntry[]): Detail[] =>
  entries.flatMap(({ heading, more, parts }) => [{ heading, lines: more }, ...detailsOf(parts)])

/** Whatever else the author coded, folded at the end, entry by entry. */
function More({ details: all, around }: { details: Detail[]; around: FhirAround }) {
  const details = all.filter(({ lines }) => lines.length > 0)
  if (details.length === 0) return null
  return (
    <Details summary={around.say("more")}>
      {keyed(details, ({ heading }) => heading).map(({ key, item: { heading, lines } }) => (
        <div key={key} className="flex flex-col gap-1">
          <p className="font-heading">{heading}</p>
          <DescriptionList items={lines.map(({ label, value }) => ({ term: label, description: value }))} />
        </div>
      ))}
    </Details>
  )
}
