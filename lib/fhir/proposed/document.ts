import { createHash } from "node:crypto"
import { openBundle } from "../bundle"
import { readingOf } from "../document"
import { unknownModifiersAt, unknownModifiersOfDocument } from "../modifiers"
import { asNode, type Node, nodeAt, nodesAt, textAt } from "../node"
import { whoIs } from "../people"
import { type Reading, resolve } from "../reading"
import { isSubject } from "../subject"
import { readAppointment, readPlannedVisit } from "./appointments"
import { knownDay } from "./days"
import { readDose } from "./doses"
import { readFamily } from "./family"
import { isLine, type Read, readLine } from "./lines"
import { readNothing } from "./nothing"
import { readObservation } from "./observations"
import type { LeftOut, Proposal, Proposals } from "./schema"

/** So many entries of one document are read; a summary of one person seldom has a hundred. */
const MOST_ENTRIES = 5_000

/** What a FHIR document says of its patient that the record has a place for; throws FhirDocumentError when it is none. */
export function readFhirProposals(json: unknown): Proposals {
  const opened = openBundle(json)
  const { composition } = opened
  const reading = readingOf(json, opened, "fr")
  const authors = nodesAt(composition, "author").flatMap((author) => whoIs(author, composition, reading) ?? [])
  const isSo = textAt(composition, "status") !== "entered-in-error"
  const isRead = unknownModifiersOfDocument(asNode(json) ?? {}, composition, reading).length === 0
  return {
    writtenBy: [...new Set(authors)].join(", ") || null,
    writtenOn: knownDay(textAt(composition, "date")),
    ...sorted(entriesOf(composition, reading), isSo && isRead, reading),
  }
}

/** `read` is what an empty section says; any other entry is still to be read. */
type Entry = { resource: Node; name: string; isOfPatient: boolean; read?: Read }

/** Every entry of every section, each resource once; a section about somebody else, or with a modifier that we cannot read, is none. */
function entriesOf(composition: Node, reading: Reading): Entry[] {
  const found = new Map<Node, Entry>()
  const open = nodesAt(composition, "section").map((section) => ({ section, isOfPatient: true }))
  for (let next = open.shift(); next && found.size < MOST_ENTRIES; next = open.shift()) {
    const { section } = next
    const isOfPatient = next.isOfPatient && isPlain(section, composition, reading)
    for (const reference of nodesAt(section, "entry")) {
      const resource = resolve(reference, composition, reading)
      if (!resource || found.has(resource)) continue
      found.set(resource, { resource, name: textAt(reference, "reference") ?? `${found.size}`, isOfPatient })
    }
    const nothing = readNothing(section, reading)
    if (nothing) found.set(section, { resource: section, name: `section ${found.size}`, isOfPatient, read: nothing })
    open.push(...nodesAt(section, "section").map((inner) => ({ section: inner, isOfPatient })))
  }
  return [...found.values()].slice(0, MOST_ENTRIES)
}

function isPlain(section: Node, composition: Node, reading: Reading): boolean {
  const focus = nodeAt(section, "focus")
  if (focus && !isSubject(focus, composition, reading)) return false
  return unknownModifiersAt(section, reading).length === 0
}

function sorted(entries: Entry[], isSo: boolean, reading: Reading): Pick<Proposals, "proposals" | "left"> {
  const proposals: Proposal[] = []
  const left: LeftOut[] = []
  for (const { name, isOfPatient, ...of } of entries)
    for (const [place, read] of (isSo && isOfPatient ? readEntry(of, reading) : ["not_so" as const]).entries()) {
      const entry = entryName(place === 0 ? name : `${name}#${place}`)
      if (typeof read === "string") left.push({ entry, why: read })
      else proposals.push({ ...read, entry })
    }
  return { proposals, left }
}

type Any = Read | ReturnType<typeof readObservation> | ReturnType<typeof readDose> | ReturnType<typeof readAppointment>

function readEntry({ resource, read }: Pick<Entry, "resource" | "read">, reading: Reading): Any[] {
  if (read) return [read]
  const kind = textAt(resource, "resourceType") ?? ""
  if (isLine(kind)) return [readLine(resource, kind, reading)]
  if (kind === "FamilyMemberHistory") return readFamily(resource, reading)
  if (kind === "Appointment") return [readAppointment(resource, reading)]
  if (kind === "Encounter") return [readPlannedVisit(resource, reading)]
  if (kind === "Immunization") return [readDose(resource, reading)]
  return [kind === "Observation" ? readObservation(resource, reading) : "no_place"]
}

/** The name of an entry, of one length whatever its author called it. */
export const entryName = (name: string): string => createHash("sha256").update(name).digest("base64url").slice(0, 22)
