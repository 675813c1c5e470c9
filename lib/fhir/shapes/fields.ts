import type { Label } from "./words"

/** A line of an entry: its label, where the value stands (`[x]` for a choice of types), and whether it is a bare code word. */
export type Field = { label: Label; path: string; isCode?: true }

export type ResourceShape = {
  /** Where the name of the thing stands, best first. */
  heading: readonly string[]
  fields: readonly Field[]
  /** Elements that are entries of their own: references, or parts with a shape of their own. */
  parts: readonly { path: string; shape?: string }[]
}

/** A line whose value is put into words by its own form. */
export const field = (label: Label, path: string): Field => ({ label, path })

/** A line whose value is a bare code word of FHIR; without a word of ours it is left out. */
export const code = (label: Label, path: string): Field => ({ label, path, isCode: true })

/** How one kind of resource is read. */
export const shape = (heading: string[], fields: Field[], parts: ResourceShape["parts"] = []): ResourceShape => ({
  heading,
  fields,
  parts,
})
