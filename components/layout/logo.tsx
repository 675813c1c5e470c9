/** Two rings linked: somebody, and somebody who helps. Without room for its name, the name is still said. */
export function Logo({ home, name, isShort = false }: { home: string; name: string; isShort?: boolean }) {
  return (
    <a
      href={home}
      className="inline-flex min-h-11 min-w-11 shrink-0 items-center gap-3 font-heading text-title text-petrol no-underline"
    >
      <svg aria-hidden="true" width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" strokeWidth="3.2">
        <path d="M2.6 8.8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0ZM13 19.2a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0Z" />
      </svg>
      <span className={isShort ? "max-md:sr-only" : ""}>{name}</span>
    </a>
  )
}
