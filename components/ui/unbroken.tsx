import { createElement, type ReactNode } from "react"

const COMPOUND = /((?:\p{L}+’)?\p{L}+(?:-\p{L}+)+)/u
/** What is longer would not stand on one line of a small telephone. */
const LONGEST = 18

/**
 * A heading in which no compound breaks at its hyphen ("rendez-vous", "peut-être", "Jean-Baptiste"). The words stay as they are
 * written: with another sign for the hyphen they would not be found in the page, nor copied as people write them.
 */
export function Unbroken({ children }: { children: string }): ReactNode {
  if (!children.includes("-")) return children
  // One box, so that a link that is laid out keeps the blanks beside what is held together.
  return createElement("span", null, ...children.split(COMPOUND).map(held))
}

/** Every second part of a text that is split by a pattern is what the pattern found. */
const held = (part: string, at: number) =>
  at % 2 === 1 && part.length <= LONGEST ? <span className="unbroken">{part}</span> : part
