import type { ReactNode } from "react"
import { Icon } from "./icon"

/** More for who wants more: the browser's own, so that it opens without script. */
export function Details({ summary, open = false, children }: { summary: string; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group">
      <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-control text-petrol underline underline-offset-4 [&::-webkit-details-marker]:hidden">
        <Icon name="next" size={20} className="group-open:rotate-90" />
        {summary}
      </summary>
      <div className="flex flex-col gap-4 pt-2 pb-2 pl-7">{children}</div>
    </details>
  )
}
