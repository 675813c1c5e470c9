import type { ReactNode } from "react"

type MenuProps = { summary: ReactNode; summaryClass: string; panelClass: string; children: ReactNode }

/** Ways folded behind one button: the browser's own, so that it opens without script; opening one closes the others. */
export function Menu({ summary, summaryClass, panelClass, children }: MenuProps) {
  return (
    <details name="menus" className="pop-menu">
      <summary className={`list-none [&::-webkit-details-marker]:hidden ${summaryClass}`}>{summary}</summary>
      <div className={`absolute z-20 overflow-y-auto border-line bg-card p-2 text-ink shadow-lg ${panelClass}`}>{children}</div>
    </details>
  )
}
