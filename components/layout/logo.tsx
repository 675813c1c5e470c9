const LOOK = "inline-flex min-h-11 min-w-11 shrink-0 items-center gap-3 font-heading text-title text-petrol no-underline"

type LogoProps = {
  /** Where it leads; absent where the header is full and a link beside it leads there by its name. */
  home?: string
  name: string
  isShort?: boolean
}

/** Two rings linked: somebody, and somebody who helps. Without room for its name, the name is still said. */
export function Logo({ home, name, isShort = false }: LogoProps) {
  const drawn = (
    <>
      <svg aria-hidden="true" width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" strokeWidth="3.2">
        <path d="M2.6 8.8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0ZM13 19.2a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0Z" />
      </svg>
      <span className={isShort ? "max-md:sr-only" : ""}>{name}</span>
    </>
  )
  if (!home) return <span className={LOOK}>{drawn}</span>
  return (
    <a href={home} className={LOOK}>
      {drawn}
    </a>
  )
}
