/** `isWideOnly`: many of them would stand in rows on a telephone, where another way leads to the same. */
export type Tab = { href: string; label: string; current?: boolean; isWideOnly?: boolean }

/** Filters as links: they work without script, and the one chosen is said and underlined. */
export function Tabs({ label, items }: { label: string; items: Tab[] }) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className="flex flex-wrap gap-x-1 border-b-2 border-line">
        {items.map(({ href, label: words, current, isWideOnly }) => (
          <li key={href} className={`-mb-0.5 ${isWideOnly ? "max-md:hidden" : ""}`}>
            <a
              href={href}
              aria-current={current ? "page" : undefined}
              className={`inline-flex min-h-12 items-center border-b-4 px-3 no-underline hover:border-petrol hover:underline ${
                current ? "border-petrol font-heading text-ink" : "border-unlit text-soft"
              }`}
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
