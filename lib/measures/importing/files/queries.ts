import "server-only"
import { readFile } from "node:fs/promises"
import { parseFhir } from "@/lib/fhir/bundle"
import { readPerson } from "@/lib/fhir/identity"
import { asNode, type Node, nodesAt } from "@/lib/fhir/node"
import type { DocumentPerson } from "@/lib/identity/document-person"
import { readObservations, resourcesIn } from "../observations/rules"
import { ImportRefusedError, type ReadFile } from "../rules"
import { readTable } from "../table/rules"
import { decodeText } from "../text/rules"

/** What a file says, and of whom: a table names nobody. */
type Read = { file: ReadFile; people: DocumentPerson[] }

/** Reads a file that arrived, by what it holds and never by its name. @throws ImportRefusedError where nothing of it is read */
export async function readImport(path: string): Promise<Read> {
  const text = decodeText(await readFile(path))
  const now = new Date()
  if (!/^\uFEFF?\s*[{[]/.test(text)) return { file: readTable(text, now), people: [] }
  const resources = resourcesIn(asNode(parseJson(text)))
  return { file: readObservations(resources, now), people: peopleIn(resources) }
}

/** The Patients of a bundle, and whomever else its observations name as theirs; each once. */
function peopleIn(resources: readonly Node[]): DocumentPerson[] {
  const patients = resources.filter(({ resourceType }) => resourceType === "Patient")
  const subjects = nodesAt({ resources }, "resources.subject").map((subject) => [JSON.stringify(subject), subject] as const)
  return [...patients, ...new Map(subjects).values()].map(readPerson)
}

function parseJson(text: string): unknown {
  try {
    return parseFhir(new TextEncoder().encode(text))
  } catch (error) {
    // Too deep for its reader, or no JSON at all.
    if (error instanceof SyntaxError || error instanceof RangeError) throw new ImportRefusedError("not_fhir")
    throw error
  }
}
