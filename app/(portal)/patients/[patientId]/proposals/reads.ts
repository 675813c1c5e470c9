import type { PatientAccess } from "@/lib/access/require-access"
import { type AtInstant, listAppointmentsAt } from "@/lib/appointments/alike/queries"
import { findProposal, listProposals, readAparts } from "@/lib/documents/proposals/queries"
import {
  groupedByThing,
  LINE_SECTIONS,
  type LineSection,
  type OpenProposal,
  PROPOSED_SECTIONS,
  type ProposedSection,
  takeableBy,
} from "@/lib/documents/proposals/rules"
import { NotFoundError } from "@/lib/errors"
import { listTakenAt } from "@/lib/measures/alike/queries"
import type { Reading } from "@/lib/measures/rules"
import { listAlike } from "@/lib/profile/alike/queries"
import { mayRewrite, type ProfileLine } from "@/lib/profile/rules"
import { readJudged } from "@/lib/profile/taking/queries"
import { judgedOnceReplaced } from "@/lib/profile/taking/rules"
import { type DoseOfDay, listDosesOf } from "@/lib/vaccinations/alike/queries"
import { readingOfTaking } from "./taking"

type Viewing = PatientAccess<"view:documents">

/** What the record says already that may be the same thing; one's own line may be said in the words of some proposals. */
export type Beside =
  | { kind: "line"; line: ProfileLine; wordsOf: readonly OpenProposal[] }
  | { kind: "dose"; dose: DoseOfDay }
  | { kind: "reading"; reading: Reading; at: Date }
  | { kind: "appointment"; appointment: AtInstant }

/** One thing that one document proposes, or several that may propose the same, with what stands beside it. */
export type Thing = { proposals: OpenProposal[]; beside: Beside[] }
export type ThingsOfSection = { section: ProposedSection; things: Thing[] }

/**
 * What all documents, or one of them, propose to this reader, section by section.
 * @throws NotFoundError for whoever may add to no section that a document can propose something for
 */
export async function readProposals(access: Viewing, documentId?: string) {
  if (takeableBy(access.scope).length === 0) throw new NotFoundError()
  const { open, staying, isCut } = await listProposals(access, documentId)
  const sections: ThingsOfSection[] = []
  for (const section of PROPOSED_SECTIONS) {
    const own = open.filter((proposal) => proposal.section === section)
    if (own.length > 0) sections.push({ section, things: await thingsOf(access, section, own) })
  }
  const clear = sections.flatMap(({ things }) => things.filter(isClear)).length
  return { sections, clear, staying, isCut, isProposed: access.scope.items.kind === "granted" }
}

/**
 * One dose that a document proposes, for who is asked against what it was.
 * @throws NotFoundError for one that was answered, and for what is no dose
 */
export async function readDose(access: Viewing, documentId: string, entry: string) {
  const proposal = await findProposal(access, documentId, entry)
  if (proposal?.section !== "vaccinations") throw new NotFoundError()
  access.trace({ action: "document.viewed", permission: "view:documents", resourceIds: [documentId] })
  return { proposal }
}

/** Whether a thing can be taken with all the others: nobody has to choose, and nothing is missing. */
export const isClear = ({ proposals, beside }: Thing): boolean =>
  proposals.length === 1 && beside.length === 0 && proposals[0]?.section !== "vaccinations"

async function thingsOf(access: Viewing, section: ProposedSection, proposals: OpenProposal[]): Promise<Thing[]> {
  const besides = await besidesOf(access, section, proposals)
  const things = groupedByThing(proposals).map((members) => {
    const beside = members.flatMap((one) => besides.get(one) ?? [])
    return { proposals: members, beside: beside.filter((one, at) => beside.findIndex((other) => isSame(one, other)) === at) }
  })
  return isLineSection(section) ? withOwnLines(access, section, things) : things
}

const isSame = (one: Beside, other: Beside): boolean =>
  one.kind === "line" && other.kind === "line" ? one.line.id === other.line.id : one === other

const isLineSection = (section: ProposedSection): section is LineSection => LINE_SECTIONS.some((word) => word === section)

async function besidesOf(
  access: Viewing,
  section: ProposedSection,
  proposals: OpenProposal[],
): Promise<Map<OpenProposal, Beside[]>> {
  if (isLineSection(section)) return linesBeside(access, section, proposals)
  if (section === "appointments") return appointmentsBeside(access, proposals)
  return section === "vaccinations" ? dosesBeside(access, proposals) : readingsBeside(access, proposals)
}

async function linesBeside(
  access: Viewing,
  section: LineSection,
  proposals: OpenProposal[],
): Promise<Map<OpenProposal, Beside[]>> {
  const said = proposals.flatMap((proposal) =>
    "content" in proposal ? [{ proposal, label: proposal.content.label, code: proposal.code, saysNone: proposal.saysNone }] : [],
  )
  const alike = await listAlike(access, section, said)
  const besideOf = (line: ProfileLine): Beside => ({ kind: "line", line, wordsOf: [] })
  return new Map([...alike].map(([{ proposal }, lines]) => [proposal, lines.map(besideOf)]))
}

/** The same, with the proposals in whose words each of one's own lines may be said: by the rule that the command asks. */
async function withOwnLines(access: Viewing, section: LineSection, things: Thing[]): Promise<Thing[]> {
  const beside = things.flatMap((thing) => thing.beside.flatMap((one) => (one.kind === "line" ? [one.line] : [])))
  const own = beside.filter((line) => line.author.isYou && mayRewrite(access.scope, line)).map(({ id }) => id)
  if (own.length === 0) return things
  const judged = await readJudged(access, section, own)
  const aparts = await readAparts(access, [
    ...new Set(things.flatMap(({ proposals }) => proposals.map(({ source }) => source.documentId))),
  ])
  const maySay = (line: ProfileLine) => (proposal: OpenProposal) => {
    const [now, apart] = [judged.get(line.id), aparts.get(proposal.source.documentId)]
    if (!now || !apart || !("content" in proposal) || proposal.saysNone) return false
    return judgedOnceReplaced({ section, content: line.content, judged: now }, { ...proposal, apart }) !== null
  }
  return things.map(({ proposals, beside: there }) => ({
    proposals,
    beside: there.map((one) => (one.kind === "line" ? { ...one, wordsOf: proposals.filter(maySay(one.line)) } : one)),
  }))
}

async function dosesBeside(access: Viewing, proposals: OpenProposal[]): Promise<Map<OpenProposal, Beside[]>> {
  const viewing = access.may("view:vaccinations")
  const dayOf = (proposal: OpenProposal) => ("dose" in proposal ? proposal.dose.givenOn : "")
  const doses = viewing ? await listDosesOf(viewing, proposals.map(dayOf)) : []
  return new Map(
    proposals.map((proposal) => {
      const same = doses.filter((dose) => dose.givenOn === dayOf(proposal))
      return [proposal, same.map((dose): Beside => ({ kind: "dose", dose }))]
    }),
  )
}

async function readingsBeside(access: Viewing, proposals: OpenProposal[]): Promise<Map<OpenProposal, Beside[]>> {
  const viewing = access.may("view:measures")
  const taken = proposals.flatMap((proposal) => ("taking" in proposal ? [{ proposal, ...readingOfTaking(proposal.taking) }] : []))
  const found = viewing
    ? await listTakenAt(
        viewing,
        taken.map(({ at }) => at),
      )
    : []
  return new Map(
    taken.map(({ proposal, at, reading }) => {
      const same = found.filter((one) => one.at.getTime() === at.getTime() && one.reading.kind === reading.kind)
      return [proposal, same.map((one): Beside => ({ kind: "reading", ...one }))]
    }),
  )
}

async function appointmentsBeside(access: Viewing, proposals: OpenProposal[]): Promise<Map<OpenProposal, Beside[]>> {
  const viewing = access.may("view:appointments")
  const at = (proposal: OpenProposal) => ("appointment" in proposal ? Date.parse(proposal.appointment.startsAt) : 0)
  const found = viewing
    ? await listAppointmentsAt(
        viewing,
        proposals.map(at).map((instant) => new Date(instant)),
      )
    : []
  return new Map(
    proposals.map((proposal) => {
      const same = found.filter(({ startsAt }) => startsAt.getTime() === at(proposal))
      return [proposal, same.map((appointment): Beside => ({ kind: "appointment", appointment }))]
    }),
  )
}
