import { ButtonLink } from "./button"

type End = { href: string; label: string }

/** Keyset pages know what is newer and what is older, and no page number. */
export function Pagination({ label, newer, older }: { label: string; newer?: End; older?: End }) {
  if (!newer && !older) return null
  return (
    <nav aria-label={label} className="flex flex-col gap-3 sm:flex-row sm:justify-between print:hidden">
      {newer && (
        <ButtonLink href={newer.href} tone="secondary" rel="prev">
          {newer.label}
        </ButtonLink>
      )}
      {older && (
        <ButtonLink href={older.href} tone="secondary" rel="next">
          {older.label}
        </ButtonLink>
      )}
    </nav>
  )
}
