import { Heard } from "./heard"
import { Icon } from "./icon"

export type Chip = { href: string; label: string; current?: boolean; heard?: string }

/** A few links of which one may be chosen, each as large as a thumb: they work without script, and the chosen one is said and marked. */
export function Chips({ label, items }: { label: string; items: readonly Chip[] }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-2">
        {items.map(({ href, label: words, current, heard }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={current ? "page" : undefined}
              className={`inline-flex min-h-12 items-center gap-2 rounded-round border-2 px-4 text-ink no-underline hover:border-petrol hover:underline ${
                current ? "border-petrol bg-petrol-tint font-heading" : "border-field bg-card"
              }`}
            >
              {current && <Icon name="check" />}
              {words}
              <Heard>{heard}</Heard>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
