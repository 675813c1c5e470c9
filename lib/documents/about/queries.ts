import "server-only"
import { readFile } from "node:fs/promises"
import type { MediaType } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { compareMatricules, comparePerson, type Identity, readIdentity } from "@/lib/access/whose"
import { readCdaIdentity } from "@/lib/cda/document"
import { CdaDocumentError } from "@/lib/cda/schema"
import { parseFhir } from "@/lib/fhir/bundle"
import { readFhirIdentity } from "@/lib/fhir/identity"
import { FhirDocumentError } from "@/lib/fhir/schema"
import { type DocumentIdentity, tiesOf } from "@/lib/identity/document-person"
import { insDigest } from "@/lib/identity/ins-digest"
import { agreesWith, checkIns, INS_OIDS } from "@/lib/identity/rules"
import type { InspectedFile } from "@/lib/platform/files/uploads/intake"
import { type AboutAnother, aboutAnother, aboutNumber } from "./rules"

/** What a file says of itself, and what its text calls a matricule INS, without saying whose. */
export type Named = DocumentIdentity & { matricules: string[] }

/** A file that says nothing of itself. */
export const NAMELESS: Named = { people: [], ties: tiesOf([], () => []), matricules: [] }

/** What a file says of itself, once it was looked into. */
export async function namedIn({ path, mediaType, matricules = [] }: InspectedFile): Promise<Named> {
  // What prints a number prints its key: the many that only look like one are none.
  const written = matricules.filter((matricule) => checkIns(matricule, INS_OIDS.nir).verdict === "accepted")
  return { ...(await identityIn(path, mediaType)), matricules: written }
}

async function identityIn(path: string, mediaType: MediaType): Promise<DocumentIdentity> {
  if (mediaType !== "text/xml" && mediaType !== "application/fhir+json") return NAMELESS
  const bytes = await readFile(path)
  try {
    return mediaType === "text/xml" ? await readCdaIdentity(bytes) : readFhirIdentity(parseFhir(bytes))
  } catch (error) {
    // What cannot be read says nothing of anybody; its page will say that it cannot be read.
    if (error instanceof CdaDocumentError || error instanceof FhirDocumentError) return NAMELESS
    throw error
  }
}

/** "other_matricule": both have a matricule INS, and they differ. Null: the person of the space, as far as anybody can say. */
export type Judged = "other_matricule" | AboutAnother | null

/**
 * Whether a document is about the person of the space: the matricule INS says so alone, else the name and the day of birth. One that
 * names somebody else beside her is asked about, and so is one whose header is hers around a paper that bears another's number.
 */
export async function judge(access: PatientAccess<"add:documents">, { people, matricules }: Named): Promise<Judged> {
  if (people.length === 0 && matricules.length === 0) return null
  const known = await readIdentity(access)
  if (people.length === 0) return judgeNumbers(matricules, known)
  if (compareMatricules(people, known) === "other") return "other_matricule"
  const another = people.find((person) => comparePerson(person, known) !== "same")
  return another ? aboutAnother(another) : judgeNumbers(matricules, known)
}

/** A paper names a mother and her children; more numbers on one are a list, and whoever sends it may be looking for hers. */
const MOST_ON_A_PAPER = 10

/**
 * The numbers that a text names are hers when one of a few of them is: a paper may name a mother and her child. They never refuse
 * a paper, since a text does not say whose they are; where the space has none, sex, year and month of birth are compared.
 */
function judgeNumbers(matricules: string[], known: Identity): AboutAnother | null {
  const { insOid, insHmac } = known
  const isHers = (matricule: string) =>
    insOid && insHmac ? insDigest(insOid, matricule).equals(insHmac) : agreesWith(matricule, known)
  const [first] = matricules
  return !first || (matricules.length <= MOST_ON_A_PAPER && matricules.some(isHers)) ? null : aboutNumber(first)
}
