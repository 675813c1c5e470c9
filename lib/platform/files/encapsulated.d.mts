export type Encapsulated =
  | { mediaType: string; bytes: Buffer; isText?: boolean }
  | { mediaType: string; fault: "absent" | "elsewhere" | "unreadable" | "bomb" }

type Attributes = Readonly<Record<string, string>>

/** The kind that a file says it is, without parameters and in small letters. */
export function mediaTypeOf(text: string | undefined): string

/** Whether bytes begin as those of their kind do; of other kinds nothing is known. */
export function beginsAs(mediaType: string, bytes: Buffer): boolean

/** Reads what stands inside the element with these attributes; compressed bytes are inflated. */
export function readEncapsulated(attributes: Attributes, letters: string, isElsewhere?: boolean): Encapsulated

/** The letters of a text in the set that it declares, else in the one that fits. */
export function decodeText(bytes: Uint8Array, declared: { charset?: string; mediaType?: string }): string
