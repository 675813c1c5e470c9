import type { Basis } from "@/drizzle/vocabulary"

export type Verb = "view" | "add" | "edit" | "act"

/** How the journal tells an act: a line `each` time, one line a day (`daily`), or one a day whatever was in the `list`. */
export type Telling = "each" | "daily" | "list"

/** Where the bar of a space leads, in its order; `more` holds what has no place of its own there. */
export const PLACES = ["documents", "health", "appointments", "messages", "help", "more"] as const
export type Place = (typeof PLACES)[number]

/** Everything that follows from there being a section. */
export type Entry = {
  /** Who else than the person herself may: she may do all of it. */
  may: Partial<Record<Verb, readonly Exclude<Basis, "self">[]>>
  /** Whether a consent shares it whole, by group of document types, or never (choix de Relais). */
  consent: "whole" | "by_group" | "never"
  /**
   * Set where the section holds items, in a table of its name: the document type by which the matrix of rights judges
   * them, or `own` where each item says its own.
   */
  items?: {
    type: string
    /** The folder of `lib` that knows its items, where several sections share one. */
    folder?: string
    /** The column with the instant since when an item stands here, where what is new is counted. */
    since?: string
  }
  /** What the journal can say was done here, by the word of the audit. */
  acts: Record<string, Telling>
  /** The kind of lines of the journal that these acts make. */
  kind: string
  /** The picture beside its name and its lines, one of `components/ui/icon-shapes.ts`. */
  icon: string
  /**
   * Where it is found in a space: its folder, and the place of the bar that leads there. `everybody`: whoever comes in finds
   * something of their own there, with or without the permission to view it whole. `holds`: sections without a page of their
   * own that stand on this one; whoever views one of them finds it.
   */
  page?: { folder: string; place: Place; everybody?: true; holds?: readonly string[] }
  /** Whether the patient can look at it through somebody else's eyes. */
  preview?: true
}
