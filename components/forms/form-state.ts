/** What every field takes: from `form.field(name)` in a client form, or written out in a plain one. */
export type FieldBinding = {
  name: string
  /** What stands in the field at first: the value kept, or what was typed before the errors. */
  initial?: string | string[]
  errors?: string[]
  /** From react-hook-form, where there is script. */
  register?: {
    ref: (element: HTMLElement | null) => void
    onChange: (event: { target: unknown; type?: unknown }) => Promise<unknown>
    onBlur: (event: { target: unknown; type?: unknown }) => Promise<unknown>
  }
}

/** The id of a field's first control: what a label, an error and the summary point at. */
export function fieldId(name: string): string {
  return `field-${name.replace(/[^\w-]/g, "-")}`
}

/** The first of the values a field holds. */
export function oneOf(initial: FieldBinding["initial"]): string | undefined {
  return Array.isArray(initial) ? initial[0] : initial
}

/** Every value a field holds. */
export function manyOf(initial: FieldBinding["initial"]): string[] {
  return initial === undefined ? [] : [initial].flat()
}
