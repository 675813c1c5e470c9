import type { ReactNode } from "react"
import { Unbroken } from "./unbroken"

type CardTone = "plain" | "deep" | "sun" | "plum"

const TONES: Record<CardTone, string> = {
  plain: "border-line bg-card text-ink",
  deep: "on-fill border-deep bg-deep text-on-deep",
  sun: "on-fill border-sun bg-sun text-on-sun",
  plum: "border-plum-tint bg-plum-tint text-ink",
}

type CardProps = {
  title?: string
  /** Given with a title when the page jumps to it. */
  id?: string
  level?: 2 | 3
  tone?: CardTone
  /** Holds nothing but ways on: it is not printed. */
  screenOnly?: boolean
  children: ReactNode
}

/** A white sheet on the paper; with a title it is a section of the page. */
export function Card({ title, id, level = 2, tone = "plain", screenOnly = false, children }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3"
  const Sheet = title ? "section" : "div"
  return (
    <Sheet
      id={id}
      className={`flex min-w-0 flex-col gap-4 rounded-card border p-4 sm:p-6 sm:[&>:is(a,button)]:self-start print:break-inside-avoid ${screenOnly ? "print:hidden" : ""} ${TONES[tone]}`}
    >
      {title && (
        <Heading className="text-title">
          <Unbroken>{title}</Unbroken>
        </Heading>
      )}
      {children}
    </Sheet>
  )
}

const COLUMN = "flex min-w-0 flex-col gap-6 [&>*:last-child]:flex-1"

/**
 * Two columns as on a home page: what matters, and beside it who and what around; one column on a telephone. The last card of
 * the shorter one grows; where one of them is empty there is no empty column, and the other has the whole width.
 */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  if (!main) return <div className="grid gap-6 empty:hidden md:has-[>:nth-child(2)]:grid-cols-2">{side}</div>
  if (!side) return <div className={COLUMN}>{main}</div>
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,8fr)_minmax(0,5fr)]">
      <div className={COLUMN}>{main}</div>
      <div className={COLUMN}>{side}</div>
    </div>
  )
}
