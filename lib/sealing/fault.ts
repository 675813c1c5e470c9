type Fault = "altered" | "removed" | "added" | "reordered" | "outside" | "signature" | "chain" | "tail" | "place"

/** What is wrong in the journal, at which batch, and which row it is, of which patient or of which case of the reviewers. */
export type FoundFault = { fault: Fault; batch: number; eventId?: string; patientId?: string; caseId?: string }

/** What an operator reads about a fault: what is wrong and where, in one sentence. */
export function describeFault({ fault, batch, eventId, patientId, caseId }: FoundFault): string {
  const whose = patientId ? ` of patient ${patientId}` : caseId ? ` of the reviewers' case ${caseId}` : ""
  const row = eventId ? `the row ${eventId}${whose}` : "a row that cannot be named"
  const said: Record<Fault, string> = {
    altered: `${row} was altered`,
    removed: `${row} was removed`,
    added: `${row} was added after the sealing`,
    reordered: `${row} is not where it was sealed`,
    outside: `${row} bears the number of a transaction that has not been, so that no batch holds it`,
    signature: "the signature does not belong to this key",
    chain: "the chain of seals is broken",
    place: `the place kept for ${row} is not the one that was sealed`,
    tail: "the journal ends before, or beside, the head kept outside the database",
  }
  return `Batch ${batch}: ${said[fault]}.`
}
