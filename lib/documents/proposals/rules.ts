import { LINE_SECTIONS, type LineSection, PROPOSED_SECTIONS, type ProposedSection } from "@/drizzle/line-vocabulary"
import type { ItemApart } from "@/lib/access/apart"
import type { Scope } from "@/lib/access/scope"
import { LEFT_BECAUSE, type LeftBecause, type LeftOut, type Proposal } from "@/lib/fhir/proposed/schema"
import { isLaterThanNow } from "@/lib/platform/days"
import { bareName } from "@/lib/platform/plain-text"

export { LINE_SECTIONS, type LineSection, PROPOSED_SECTIONS, type Proposal, type ProposedSection }

/** Where the words of a proposal stand encrypted, so that they cannot be moved to another. */
export const proposalPlace = (documentId: string, entry: string): string => `proposal ${entry} of ${documentId}`

/** Out of which document it is, as it is told: by whom the document says that it was written, and when. */
export type ProposalSource = { documentId: string; title: string; author: string | null; writtenOn: string | null }

/** How many things of one document nobody can take, for each reason. */
export type LeftCount = { why: LeftBecause; count: number }[]

/** A proposal as it is kept: what it says, who wrote its document, and what else stays in it. */
export type KeptProposal = Omit<Proposal, "entry"> & { writtenBy: string | null; writtenOn: string | null; left?: LeftCount }

/** What stays in one document beside what it proposes. */
export type StayingBehind = { documentId: string; title: string; left: LeftCount }

/** A proposal as its reader sees it. */
export type OpenProposal = Proposal & { source: ProposalSource }

/** A proposal that was taken, with all that goes with it. */
export type TakenProposal = OpenProposal & { documentVersion: number; apart: ItemApart }

/** The sections for which this reader may take proposals: who only cares for the patient writes down lines of their own. */
export function takeableBy({ items, permissions }: Pick<Scope, "items" | "permissions">): ProposedSection[] {
  if (items.kind === "professional" || items.kind === "authored" || !permissions.includes("view:documents")) return []
  return PROPOSED_SECTIONS.filter((section) =>
    permissions.includes(section === "appointments" ? `act:${section}` : `add:${section}`),
  )
}

/** A proposal as it can be on this day: what was done or measured later is none, nor an appointment that is over, and a line begins or ends on no day that has not come. */
export function asOf(proposal: Proposal, now: Date): Proposal[] {
  const isLater = (day: string | null | undefined) => typeof day === "string" && isLaterThanNow(day, now)
  if (proposal.section === "vaccinations") return isLater(proposal.dose.givenOn) ? [] : [proposal]
  if (proposal.section === "measures") return new Date(proposal.taking.measuredAt) > now ? [] : [proposal]
  if (proposal.section === "appointments") return new Date(proposal.appointment.startsAt) > now ? [proposal] : []
  const { startedOn, endedOn, ...content } = proposal.content
  const days = { startedOn: isLater(startedOn) ? null : startedOn, endedOn: isLater(endedOn) ? null : endedOn }
  return [{ ...proposal, content: { ...content, ...days } }]
}

/** What is left of a document, counted by its reason. */
export const countLeft = (left: readonly LeftOut[]): LeftCount =>
  LEFT_BECAUSE.map((why) => ({ why, count: left.filter((one) => one.why === why).length })).filter(({ count }) => count > 0)

/** The name of what is proposed. */
function nameOf(proposal: Proposal): string {
  if (proposal.section === "vaccinations") return proposal.dose.vaccine
  if (proposal.section === "appointments") return proposal.appointment.withWhom
  return proposal.section === "measures" ? proposal.taking.loinc : proposal.content.label
}

/** The day or the instant that makes a thing of its kind another. */
function whenOf(proposal: Proposal): string {
  if (proposal.section === "vaccinations") return proposal.dose.givenOn
  if (proposal.section === "appointments") return proposal.appointment.startsAt
  return proposal.section === "measures" ? proposal.taking.measuredAt : ""
}

/** By what two proposals may be the same thing: their words with their day, or their code. It is asked, never decided. */
function keysOf(proposal: Proposal): string[] {
  const when = whenOf(proposal)
  const { section, code } = proposal
  const keys = [`${section} ${when} ${bareName(nameOf(proposal))}`]
  return code ? [...keys, `${section} ${when} ${code.system}|${code.code}`] : keys
}

/** Proposals that may be the same thing stand together, in the order of the first of them. */
export function groupedByThing<Of extends Proposal>(all: readonly Of[]): Of[][] {
  const groups: { keys: Set<string>; members: Of[] }[] = []
  for (const proposal of all) {
    const keys = keysOf(proposal)
    const known = groups.find((group) => keys.some((key) => group.keys.has(key)))
    if (known) {
      known.members.push(proposal)
      for (const key of keys) known.keys.add(key)
    } else groups.push({ keys: new Set(keys), members: [proposal] })
  }
  return groups.map(({ members }) => members)
}
