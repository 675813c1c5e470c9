import { Icon } from "../ui/icon"
import { Unread } from "./unread"
import type { Way } from "./ways"

const TONES = {
  own: { here: "border-petrol text-ink", there: "border-unlit text-soft hover:border-petrol hover:text-ink" },
  other: {
    here: "border-on-plum text-on-plum",
    there: "border-unlit text-on-plum hover:border-on-plum hover:text-on-plum",
  },
  care: { here: "border-petrol-strong text-ink", there: "border-unlit text-ink hover:border-petrol-strong hover:text-ink" },
}

/** Where one is in a space, and where else one can go in it. */
export function SectionBar({ label, ways, tone }: { label: string; ways: readonly Way[]; tone: keyof typeof TONES }) {
  const { here, there } = TONES[tone]
  // A professional has no bar under the thumb for a record: this one stays, in two rows of words on a telephone.
  const shown = tone === "care" ? "" : "max-md:hidden"
  return (
    <nav aria-label={label} className={`mx-auto w-full max-w-page px-4 lg:px-0 print:hidden ${shown}`}>
      <ul className="flex flex-wrap gap-x-6 sm:gap-x-8">
        {ways.map(({ href, label: words, icon, isCurrent, unread }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? "page" : undefined} className={`bar-way ${isCurrent ? here : there}`}>
              <Icon name={icon} size={20} className="max-sm:hidden" />
              {words}
              <Unread count={unread} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
