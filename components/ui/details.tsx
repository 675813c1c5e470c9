import type { ReactNode } from "react"
import { Unbroken } from "./unbroken"

/**
 * More for who wants more: the browser's own, so that it opens without script. Its arrow is two borders, since forms that the
 * browser checks hold some of these, and an icon brings the shapes of all icons with it.
 */
export function Details({ summary, open = false, children }: { summary: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-control text-petrol underline underline-offset-4 [&::-webkit-details-marker]:hidden">
        <span
          aria-hidden="true"
          className="mx-1 size-2.5 shrink-0 -rotate-45 border-current border-r-2 border-b-2 group-open:rotate-45"
        />
        <Unbroken>{summary}</Unbroken>
      </summary>
      <div className="flex flex-col gap-4 pt-2 pb-2 pl-7">{children}</div>
    </details>
  )
}

type FoldingProps = { summary: string; isFolded: boolean; children: ReactNode }

/** The same words, behind one line or in sight. */
export function Folding({ summary, isFolded, children }: FoldingProps) {
  return isFolded ? <Details summary={summary}>{children}</Details> : children
}
