import type { ReactNode } from "react"

export type Tone = "petrol" | "plum" | "sun" | "red" | "green" | "plain"

const TONES: Record<Tone, string> = {
  petrol: "bg-petrol-tint text-petrol-strong",
  plum: "bg-plum-tint text-plum",
  sun: "bg-sun text-on-sun",
  red: "bg-red-tint text-red",
  green: "bg-green-tint text-green",
  plain: "border border-field text-ink",
}

/** A word on a tint; plum says new, sun asks for attention. */
export function Badge({ tone = "petrol", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-round px-2.5 py-0.5 font-heading text-small forced-colors:border ${TONES[tone]}`}
    >
      {children}
    </span>
  )
}
