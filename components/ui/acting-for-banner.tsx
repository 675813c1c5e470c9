import type { ReactNode } from "react"
import { Avatar } from "./avatar"
import { Icon } from "./icon"

export type ActingFor = {
  /** "Jeanne Lefèvre" */
  name: string
  /** "Espace de Jeanne Lefèvre, votre mère" */
  title: string
  /** The first page of that space: the name leads in. */
  home?: string
  /** "Jeanne peut voir ce que vous lisez et écrivez ici." */
  note: string
  link: { href: string; label: string }
}

/** For whom one acts, in words and colour, without threat, with the bar of that space. A screen reader finds it as a region. */
export function ActingForBanner({ name, title, home, note, link, children }: ActingFor & { children?: ReactNode }) {
  return (
    <section aria-label={title} className="on-fill bg-plum-fill text-on-plum print:hidden">
      <div className="mx-auto grid max-w-page grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] lg:px-0">
        <Avatar name={name} tone="plain" />
        <div className="min-w-0">
          <p className="max-w-none font-heading">
            {home ? (
              <a href={home} className="inline-flex min-h-11 items-center text-on-plum hover:text-on-plum">
                {title}
              </a>
            ) : (
              title
            )}
          </p>
          <p className="max-w-none text-small">{note}</p>
        </div>
        <a
          href={link.href}
          className="inline-flex min-h-11 items-center justify-center gap-2 rounded-control border-2 border-on-plum px-4 font-heading text-on-plum no-underline max-sm:col-span-2 hover:text-on-plum hover:underline"
        >
          <Icon name="change" size={20} />
          {link.label}
        </a>
      </div>
      {children}
    </section>
  )
}
