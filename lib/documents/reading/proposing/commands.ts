import "server-only"
import { and, eq } from "drizzle-orm"
import { proposals } from "@/drizzle/schema/proposals"
import type { SystemTask } from "@/lib/access/system-task"
import { countLeft, type KeptProposal, proposalPlace } from "@/lib/documents/proposals/rules"
import type { Proposals } from "@/lib/fhir/proposed/schema"
import { encryptText } from "@/lib/platform/keys/keyring"

/** Rows of one statement. */
const AT_ONCE = 500
type Of = { patientId: string; documentId: string; patientKey: Buffer }

/** Keeps what a document proposes, encrypted, in the place of what an earlier reading kept; what was answered stays answered. */
export async function keepProposals({ tx }: SystemTask, of: Of, read: Proposals): Promise<void> {
  const { patientId, documentId, patientKey } = of
  await tx.delete(proposals).where(and(eq(proposals.patientId, patientId), eq(proposals.documentId, documentId)))
  const { writtenBy, writtenOn } = read
  const left = countLeft(read.left)
  const rows = read.proposals.map(({ entry, ...said }, place) => {
    const kept: KeptProposal = { ...said, writtenBy, writtenOn, left }
    const ciphertext = encryptText(patientKey, JSON.stringify(kept), proposalPlace(documentId, entry))
    return { patientId, documentId, entry, section: said.section, place, ciphertext }
  })
  for (let from = 0; from < rows.length; from += AT_ONCE) await tx.insert(proposals).values(rows.slice(from, from + AT_ONCE))
}
