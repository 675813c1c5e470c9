import { Icon } from "../ui/icon"
import type { Way } from "./ways"

type GestureBarProps = { label: string; ways: readonly Way[]; width: "page" | "question" }

/** What one comes for most often, in sight above what a page says: never folded, so that it is one tap away. */
export function GestureBar({ label, ways, width }: GestureBarProps) {
  return (
    <nav
      aria-label={label}
      className={`mx-auto w-full px-4 pt-2 print:hidden ${width === "question" ? "max-w-question" : "max-w-page lg:px-0"}`}
    >
      <ul className="flex flex-wrap justify-between gap-x-2 sm:justify-end sm:gap-x-6">
        {ways.map(({ href, label: words, icon }) => (
          <li key={href}>
            <a href={href} className="inline-flex min-h-11 items-center gap-1 text-small leading-tight">
              <Icon name={icon} size={20} />
              {/* Two lines on a telephone, so that the three stand beside each other. */}
              <span className="max-sm:max-w-20">{words}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
