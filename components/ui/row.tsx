import type { ReactNode } from "react"
import { Heard } from "./heard"
import { Unbroken } from "./unbroken"

export type RowProps = {
  /** What stands at its head: an icon on its tile, an `Avatar`. */
  lead?: ReactNode
  href?: string
  title: string
  /** Which of several rows of the same title it is: heard after it. */
  heard?: string
  meta?: ReactNode
  badges?: ReactNode
  /** Buttons or small forms under the words. */
  children?: ReactNode
}

/** One thing: what it is as a link, when and from whom under it, its badges at the side. */
export function Row({ lead, href, title, heard, meta, badges, children }: RowProps) {
  return (
    <li className="flex items-start gap-4 py-4 first:pt-0 last:pb-0">
      {lead}
      <div className="flex min-w-0 flex-1 flex-col gap-2 sm:flex-row sm:flex-wrap sm:items-center sm:gap-x-4">
        <div className="min-w-0 flex-1 sm:basis-56">
          {href ? (
            <a href={href} className="inline-flex min-h-11 items-center font-heading text-large">
              <Unbroken>{title}</Unbroken>
              <Heard>{heard}</Heard>
            </a>
          ) : (
            <p className="font-heading text-large">
              <Unbroken>{title}</Unbroken>
            </p>
          )}
          {meta && <p className="text-small text-soft">{meta}</p>}
          {children}
        </div>
        {badges && <div className="flex flex-wrap gap-2 sm:justify-end">{badges}</div>}
      </div>
    </li>
  )
}
