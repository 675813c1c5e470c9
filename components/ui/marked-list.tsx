import type { ReactNode } from "react"
import { Icon } from "./icon"

type MarkedListProps = {
  mark: "yes" | "no"
  /** The mark in a word, for those who do not see it: "oui", "non". */
  markWord: string
  items: { key: string; content: ReactNode }[]
}

/** What somebody may do, ticked, or may not, crossed. */
export function MarkedList({ mark, markWord, items }: MarkedListProps) {
  return (
    <ul className="flex flex-col gap-3">
      {items.map(({ key, content }) => (
        <li key={key} className="flex items-start gap-4">
          <Icon
            name={mark === "yes" ? "check" : "cross"}
            size={20}
            className={`mt-1 ${mark === "yes" ? "text-green" : "text-soft"}`}
          />
          <span className="sr-only">{markWord} </span>
          <div className="min-w-0 max-w-text">{content}</div>
        </li>
      ))}
    </ul>
  )
}
