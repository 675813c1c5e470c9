import { Avatar } from "./avatar"

export type ActingFor = {
  /** "Jeanne Lefèvre" */
  name: string
  /** "Vous êtes dans l’espace de Jeanne Lefèvre, votre mère." */
  title: string
  /** "Jeanne peut voir ce que vous lisez et écrivez ici." */
  note: string
  link: { href: string; label: string }
}

/** For whom one acts, in words and colour, without threat. It is told to screen readers as a region of the page. */
export function ActingForBanner({ name, title, note, link }: ActingFor) {
  return (
    <section aria-label={title} className="on-fill bg-plum-fill text-on-plum">
      <div className="mx-auto grid max-w-page grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 px-4 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto] lg:px-0">
        <Avatar name={name} tone="plain" />
        <div className="min-w-0">
          <p className="max-w-none font-heading">{title}</p>
          <p className="max-w-none text-small">{note}</p>
        </div>
        <a
          href={link.href}
          className="inline-flex min-h-11 items-center justify-self-start text-on-plum max-sm:col-start-2 hover:text-on-plum"
        >
          {link.label}
        </a>
      </div>
    </section>
  )
}
