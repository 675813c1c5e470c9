import type { ReactNode } from "react"
import { useRefused } from "@/lib/request/refused"
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

export function Notice(props: NoticeProps) {
  return props.tone === "done" && props.announced ? <SaidBack {...props} /> : <Box {...props} />
}

/**
 * What was just done, as the address of the page says it. Once a form of the page was refused, that is over and would stand
 * against it: the notice makes way, with script and without, but for what it offers itself when the error is about that.
 */
function SaidBack({ title, children, ...said }: NoticeProps) {
  const isRefused = useRefused()
  if (isRefused && !children) return null
  return (
    <Box {...said} title={isRefused ? undefined : title} makesWay>
      {children}
    </Box>
  )
}

const GONE = "in-[body:has([data-refused])]:hidden"

function Box({ tone = "info", title, announced = false, makesWay = false, children }: NoticeProps & { makesWay?: boolean }) {
  const { box, icon } = LOOKS[tone]
  const gone = makesWay ? GONE : ""
  return (
    <div
      role={announced ? "status" : undefined}
      className={`flex gap-3 rounded-card border-2 p-4 sm:p-6 ${announced ? "print:hidden" : ""} ${box} ${makesWay ? "in-[body:has([data-refused])]:not-has-[[data-refused]]:hidden" : ""}`}
    >
      <Icon name={icon} className={`mt-0.5 ${gone}`} />
      <div className="flex min-w-0 flex-col gap-2">
        {title && (
          <p className={`font-heading ${gone}`}>
            <Unbroken>{title}</Unbroken>
          </p>
        )}
        {children}
      </div>
    </div>
  )
}
