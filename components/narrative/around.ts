import type { NarrativeNode } from "@/lib/narrative/schema"

/** The words of one part of the portal. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** What an author’s text needs to know of the page that it stands on. */
export type Around = {
  /** The words of `narrative` of the messages. */
  say: Say
  /** The address of a picture of the document, by its place. */
  pictureAddress: (id: number) => string
  lang: string | null
  /** Inside a table already: a table in it is a plain one. */
  isInTable?: boolean
}

/** Words of the author, and what a table or a picture among them is called that has no name of its own. */
export type NarrativeProps = { nodes: NarrativeNode[]; around: Around; caption: string }
