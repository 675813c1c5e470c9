import "server-only"
import { readCdaProposals } from "@/lib/cda/proposed/document"
import { CdaDocumentError } from "@/lib/cda/schema"
import { asOf } from "@/lib/documents/proposals/rules"
import { parseFhir } from "@/lib/fhir/bundle"
import { readFhirProposals } from "@/lib/fhir/proposed/document"
import type { Proposals } from "@/lib/fhir/proposed/schema"
import { FhirDocumentError } from "@/lib/fhir/schema"
import type { Whole } from "../queries"

const NOTHING: Proposals = { writtenBy: null, writtenOn: null, proposals: [], left: [] }

/** What a file proposes for the record; nothing where it is no document that codes what it says. */
export async function readProposals({ mediaType, bytes }: Whole): Promise<Proposals> {
  try {
    const now = new Date()
    const read = await readWhole({ mediaType, bytes }, now)
    return asOfToday(read, now)
  } catch (error) {
    if (error instanceof CdaDocumentError || error instanceof FhirDocumentError || error instanceof SyntaxError) return NOTHING
    throw error
  }
}

/** What is for a day that has not come stays in its document, as what cannot be read does. */
function asOfToday({ proposals, left, ...read }: Proposals, now: Date): Proposals {
  const later = proposals.filter((proposal) => asOf(proposal, now).length === 0)
  return {
    ...read,
    proposals: proposals.flatMap((proposal) => asOf(proposal, now)),
    left: [...left, ...later.map(({ entry }) => ({ entry, why: "later" as const }))],
  }
}

async function readWhole({ mediaType, bytes }: Whole, now: Date): Promise<Proposals> {
  if (mediaType === "text/xml") return readCdaProposals(bytes, now)
  return mediaType === "application/fhir+json" ? readFhirProposals(parseFhir(bytes)) : NOTHING
}
