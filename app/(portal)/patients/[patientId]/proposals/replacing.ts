import type { PatientAccess } from "@/lib/access/require-access"
import * as proposals from "@/lib/documents/proposals/commands"
import { ConflictError } from "@/lib/errors"
import * as profile from "@/lib/profile/taking/commands"
import { readProposals } from "./reads"
import { originOf } from "./taking"

type Viewing = PatientAccess<"view:documents">
type Which = { documentId: string; entry: string; alone?: "yes" }
type Words = Which & Parameters<typeof profile.replaceWords>[1]

/**
 * Takes one proposal and says it in a line of one's own, once.
 * @throws ConflictError for a line that its page does not offer for that
 */
export async function replaceWords(access: Viewing, input: Words): Promise<void> {
  const isOffered = await isOfferedFor(access, input)
  const taken = await proposals.takeProposal(access, input)
  if (!taken) return
  if (!isOffered || !("content" in taken) || taken.saysNone) throw new ConflictError("profile.not_yours_to_change")
  const { section, lineId, version } = input
  const { content, apart } = taken
  await profile.replaceWords(access, { section, lineId, version }, { content, apart, origin: originOf(taken) })
}

/** Whether the line stands beside the proposal as one's own, as its page shows them. */
async function isOfferedFor(access: Viewing, { documentId, entry, alone, section, lineId }: Words): Promise<boolean> {
  const { sections } = await readProposals(access, alone && documentId)
  const thing = sections
    .flatMap(({ things }) => things)
    .find((one) => one.proposals.some((proposal) => proposal.source.documentId === documentId && proposal.entry === entry))
  const one = thing?.beside
    .filter((beside) => beside.kind === "line")
    .find(({ line }) => line.section === section && line.id === lineId)
  return one?.wordsOf.some(({ source, entry: of }) => source.documentId === documentId && of === entry) ?? false
}
