import "server-only"
import { readCdaProposals } from "@/lib/cda/proposed/document"
import { CdaDocumentError } from "@/lib/cda/schema"
import { parseFhir } from "@/lib/fhir/bundle"
import { readFhirProposals } from "@/lib/fhir/proposed/document"
import type { Proposals } from "@/lib/fhir/proposed/schema"
import { FhirDocumentError } from "@/lib/fhir/schema"
import type { Whole } from "../queries"

const NOTHING: Proposals = { writtenBy: null, writtenOn: null, proposals: [], left: [] }

/** What a file proposes for the record; nothing where it is no document that codes what it says. */
export async function readProposals({ mediaType, bytes }: Whole): Promise<Proposals> {
  try {
    if (mediaType === "text/xml") return await readCdaProposals(bytes, new Date())
    return mediaType === "application/fhir+json" ? readFhirProposals(parseFhir(bytes)) : NOTHING
  } catch (error) {
    if (error instanceof CdaDocumentError || error instanceof FhirDocumentError || error instanceof SyntaxError) return NOTHING
    throw error
  }
}
