import type { ReactNode } from "react"
import { PageTitle } from "../layout/page-title"
import { Unbroken } from "./unbroken"

type PageHeadingProps = {
  /** The step or the section one is in: "Inviter quelqu’un · étape 2 sur 5". */
  kicker?: string
  title: string
  lead?: ReactNode
  /** One button, at the right of the heading and under it on a telephone. */
  action?: ReactNode
  /** The page says what was refused before it was drawn. */
  inError?: boolean
}

/** What a page is, as its one main heading and as its title. */
export function PageHeading({ kicker, title, lead, action, inError }: PageHeadingProps) {
  return (
    <div className="flex flex-col gap-4 sm:flex-row sm:items-end sm:justify-between sm:gap-8">
      <PageTitle title={title} kicker={kicker} inError={inError} />
      <div className="min-w-0">
        {kicker && <p className="pb-1 text-soft">{kicker}</p>}
        <h1 className="text-page sm:text-page-wide">
          <Unbroken>{title}</Unbroken>
        </h1>
        {lead && <div className="max-w-text pt-2 text-soft">{lead}</div>}
      </div>
      {action && <div className="flex shrink-0 flex-col">{action}</div>}
    </div>
  )
}

type SectionHeadingProps = { id?: string; title: string; lead?: ReactNode; level?: 2 | 3 }

export function SectionHeading({ id, title, lead, level = 2 }: SectionHeadingProps) {
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <div>
      <Heading id={id} className={level === 2 ? "text-title" : "text-large"}>
        <Unbroken>{title}</Unbroken>
      </Heading>
      {lead && <div className="max-w-text pt-1 text-soft">{lead}</div>}
    </div>
  )
}
