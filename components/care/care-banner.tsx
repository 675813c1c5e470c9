import type { ReactNode } from "react"
import { Avatar } from "../ui/avatar"

export type CareBannerProps = {
  /** "Jeanne Lefèvre" */
  name: string
  /** The first page of the record. */
  home: string
  /** "Femme, née le 12 mars 1944, 82 ans"; null where only the name may be known. */
  traits: string | null
  /** "Consultation ouverte jusqu’à 15 h 40. Vous lisez au titre de : médecin." */
  note: string
  link: { href: string; label: string }
}

/** Whose record a professional has before him, and by what: the first thing to check before reading or writing. */
export function CareBanner({ name, home, traits, note, link, children }: CareBannerProps & { children?: ReactNode }) {
  return (
    <section aria-label={name} className="border-b border-line bg-petrol-tint text-ink print:hidden">
      <div className="mx-auto grid max-w-page grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 px-4 py-2 sm:grid-cols-[auto_minmax(0,1fr)_auto] lg:px-0">
        <Avatar name={name} tone="plain" />
        <div className="min-w-0">
          <p className="max-w-none font-heading">
            <a href={home} className="inline-flex min-h-11 items-center text-ink">
              {name}
            </a>
          </p>
          {traits && <p className="max-w-none">{traits}</p>}
          <p className="max-w-none text-small">{note}</p>
        </div>
        <a
          href={link.href}
          className="inline-flex min-h-11 items-center justify-self-start text-petrol-strong max-sm:col-start-2"
        >
          {link.label}
        </a>
      </div>
      {children}
    </section>
  )
}
