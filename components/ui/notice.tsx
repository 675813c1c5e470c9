import type { ReactNode } from "react"
import { Icon, type IconName } from "./icon"
import { Unbroken } from "./unbroken"

export type NoticeTone = "info" | "attention" | "done" | "danger"

const LOOKS: Record<NoticeTone, { box: string; icon: IconName }> = {
  info: { box: "on-fill border-transparent bg-petrol-tint text-ink", icon: "info" },
  attention: { box: "on-fill border-transparent bg-sun text-on-sun", icon: "bell" },
  done: { box: "on-fill border-transparent bg-green-tint text-green", icon: "done" },
  danger: { box: "on-fill border-red bg-red-tint text-red", icon: "warning" },
}

type NoticeProps = {
  tone?: NoticeTone
  title?: string
  /** Said aloud when it appears after an action; leave it out for what stands on the page anyway. */
  announced?: boolean
  children?: ReactNode
}

export function Notice({ tone = "info", title, announced = false, children }: NoticeProps) {
  const { box, icon } = LOOKS[tone]
  return (
    <div
      role={announced ? "status" : undefined}
      className={`flex gap-3 rounded-card border-2 p-4 sm:p-6 ${announced ? "print:hidden" : ""} ${box}`}
    >
      <Icon name={icon} className="mt-0.5" />
      <div className="flex min-w-0 flex-col gap-2">
        {title && (
          <p className="font-heading">
            <Unbroken>{title}</Unbroken>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
