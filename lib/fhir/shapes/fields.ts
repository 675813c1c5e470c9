import { CONTACT_LABELS, contactLabel } from "../contacts"
import type { Node } from "../node"
import type { Label } from "../words"

/** How the value of a line is put into words: by its own form, as a bare code word, or as a way of taking a medicine. */
type Manner = "value" | "code" | "dosage" | "coded_dosage"

/** A line of an entry: its label and where the value stands (`[x]` for a choice of types); `of` leaves out values of other kinds. */
export type Field = { label: Label; path: string; manner: Manner; of?: (value: Node | null) => boolean }

/**
 * Elements that are entries of their own: references, or parts with a shape of their own. `of` names the reference that a part
 * is about: what it points to is read, and the part says its lines beside.
 */
export type Part = { path: string; shape?: string; of?: string }

export type ResourceShape = {
  /** Where the name of the thing stands, best first. */
  heading: readonly string[]
  fields: readonly Field[]
  parts: readonly Part[]
}

/** A line whose value is put into words by its own form. */
export const field = (label: Label, path: string): Field => ({ label, path, manner: "value" })

/** A line whose value is a bare code word of FHIR. */
export const code = (label: Label, path: string): Field => ({ label, path, manner: "code" })

/** The lines that say how a medicine is taken: in words, what the coded part adds to them, and where it goes. */
export const dosage = (path: string): Field[] => [
  { label: "dosage", path, manner: "dosage" },
  { label: "dosage_coded", path, manner: "coded_dosage" },
  field("route", `${path}.route`),
  field("body_site", `${path}.site`),
]

/** The ways to reach somebody, each under the word for its kind. */
export const contacts: readonly Field[] = CONTACT_LABELS.map((label) => ({
  ...field(label, "telecom"),
  of: (contact) => contactLabel(contact) === label,
}))

/** Lines of one label each, for elements whose names are said by no other. */
export const fields = (label: Label, ...paths: string[]): Field[] => paths.map((path) => field(label, path))

/** How one kind of resource is read. */
export const shape = (heading: string[], lines: Field[], parts: readonly Part[] = []): ResourceShape => ({
  heading,
  fields: lines,
  parts,
})
