"use server"

import * as proposals from "@/lib/documents/proposals/commands"
import { clearSchema, doseSchema, proposalSchema, wordsSchema } from "@/lib/documents/proposals/schema"
import { patientAction } from "@/lib/request/patient-action"
import { isClear, readProposals } from "./reads"
import * as replacing from "./replacing"
import * as taking from "./taking"

type Which = { patientId: string; documentId: string; entry: string; alone?: "yes" }

const page = (patientId: string, documentId?: string, done = "") =>
  `/patients/${patientId}/proposals${query({ document: documentId ?? "", done })}`
const back = ({ patientId, documentId, alone }: Which, done = "") => page(patientId, alone && documentId, done)

/** What is said in an address, nothing of it where nothing is. */
function query(said: Record<string, string>): string {
  const text = new URLSearchParams(Object.entries(said).filter(([, word]) => word !== "")).toString()
  return text && `?${text}`
}

/** What a document says becomes a line, or a measure. */
export const takeProposal = patientAction(proposalSchema, ["view:documents"], async (access, input) => {
  await taking.takeProposal(access, input)
  return back(input, "taken")
})

/** A dose, with what it was against. */
export const takeProposalAgainst = patientAction(doseSchema, ["view:documents"], async (access, input) => {
  await taking.takeProposal(access, input, input.against)
  return back(input, "taken")
})

/** All that is clear: what may be there already, or asks something, stays for the person to choose. */
export const takeProposals = patientAction(clearSchema, ["view:documents"], async (access, { patientId, documentId }) => {
  const { sections } = await readProposals(access, documentId)
  const clear = sections.flatMap(({ things }) => things.filter(isClear).flatMap((thing) => thing.proposals))
  for (const { entry, source } of clear) await taking.takeProposal(access, { documentId: source.documentId, entry })
  return page(patientId, documentId, "all")
})

/** Not for the record, or there already. */
export const setProposalAside = patientAction(proposalSchema, ["view:documents"], async (access, input) => {
  await proposals.setProposalAside(access, input)
  return `${back(input, "aside")}&of=${input.documentId}&entry=${input.entry}`
})

/** It is proposed again. */
export const bringProposalBack = patientAction(proposalSchema, ["view:documents"], async (access, input) => {
  await proposals.bringProposalBack(access, input)
  return back(input, "back")
})

/** Its words take the place of those of one's own line. */
export const replaceWords = patientAction(wordsSchema, ["view:documents"], async (access, input) => {
  await replacing.replaceWords(access, input)
  return back(input, "replaced")
})
