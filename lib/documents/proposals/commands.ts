import "server-only"
import { and, eq } from "drizzle-orm"
import { proposalAnswers } from "@/drizzle/schema/proposals"
import { listExcluded } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { findProposal, readAparts, traceDocument } from "./queries"
import { type OpenProposal, type TakenProposal, takeableBy } from "./rules"

type Any = PatientAccess<never>
type Which = { documentId: string; entry: string }

/**
 * Takes one thing that a document proposes: it is not proposed to this person again. The caller writes it down in its section, in
 * the same look. Taken twice, it is taken once: null then.
 * @throws NotFoundError for what is not proposed to this person
 */
export async function takeProposal(access: Any, which: Which): Promise<TakenProposal | null> {
  const found = await requireProposal(access, which)
  if (!found || !(await answer(access, which, "taken"))) return null
  const read = (await readAparts(access, [which.documentId])).get(which.documentId)
  if (!read) throw new NotFoundError()
  const { version, ...apart } = read
  return {
    ...found,
    documentVersion: version,
    apart: { ...apart, excludedFor: await listExcluded(access, "documents", which.documentId) },
  }
}

/**
 * Sets one thing aside, for oneself alone; done twice, it is done.
 * @throws NotFoundError as above
 */
export async function setProposalAside(access: Any, which: Which): Promise<void> {
  if (await requireProposal(access, which)) await answer(access, which, "set_aside")
}

/**
 * Has it proposed again that was set aside; what was taken stays taken.
 * @throws NotFoundError for whoever is proposed nothing at all, and for a document that they may not read
 */
export async function bringProposalBack(access: Any, which: Which): Promise<void> {
  await traceDocument(access, which.documentId)
  if (takeableBy(access.scope).length === 0) throw new NotFoundError()
  await access.tx.delete(proposalAnswers).where(and(ofOwn(access, which), eq(proposalAnswers.answer, "set_aside")))
}

/** The proposal, or null where this person has answered it. */
async function requireProposal(access: Any, which: Which): Promise<OpenProposal | null> {
  // Whoever takes or sets aside has read what the document says.
  await traceDocument(access, which.documentId)
  const found = await findProposal(access, which.documentId, which.entry)
  if (found) return found
  const [answered] = await access.tx.select({ answer: proposalAnswers.answer }).from(proposalAnswers).where(ofOwn(access, which))
  if (!answered) throw new NotFoundError()
  return null
}

const ofOwn = ({ patientId, actor }: Any, { documentId, entry }: Which) =>
  and(
    eq(proposalAnswers.patientId, patientId),
    eq(proposalAnswers.documentId, documentId),
    eq(proposalAnswers.entry, entry),
    eq(proposalAnswers.accountId, actor.accountId),
  )

async function answer({ tx, patientId, actor }: Any, which: Which, said: "taken" | "set_aside"): Promise<boolean> {
  const made = await tx
    .insert(proposalAnswers)
    .values({ patientId, documentId: which.documentId, entry: which.entry, accountId: actor.accountId, answer: said })
    .onConflictDoNothing()
    .returning({ entry: proposalAnswers.entry })
  return made.length > 0
}
