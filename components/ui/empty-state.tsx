import type { ReactNode } from "react"
import { type IconName, IconTile } from "./icon"
import { Unbroken } from "./unbroken"

type EmptyStateProps = { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode }

/** An empty page says what to do first. */
export function EmptyState({ icon = "folder", title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-card border border-line bg-card p-6 sm:p-8">
      <IconTile name={icon} />
      <div className="flex flex-col gap-2">
        <h2 className="text-title">
          <Unbroken>{title}</Unbroken>
        </h2>
        {children && <div className="flex max-w-text flex-col gap-2 text-soft">{children}</div>}
      </div>
      {action && <div className="flex w-full flex-col items-stretch sm:w-auto sm:items-start">{action}</div>}
    </div>
  )
}
