import { useWords } from "@/lib/request/words"
import { LanguageSwitch } from "./account-menu"
import { DESTINATIONS } from "./destinations"

const LINK =
  "inline-flex min-h-11 items-center gap-2 px-2 whitespace-nowrap text-ink no-underline hover:text-petrol-strong hover:underline aria-[current]:font-heading"
export const OUTLINED =
  "inline-flex min-h-11 shrink-0 items-center rounded-control border-2 border-field bg-card px-4 text-ink no-underline hover:border-ink hover:text-ink"

/** The header's ways for whoever is not signed in: folded on a telephone, laid out where there is room. */
export function PublicMenu({ current }: { current?: string }) {
  const t = useWords("layout")
  return (
    <details className="site-menu group">
      <summary className={`${OUTLINED} list-none gap-2 [&::-webkit-details-marker]:hidden`}>{t("menu")}</summary>
      <nav
        aria-label={t("mainNavigation")}
        className="site-menu-panel flex flex-col gap-1 border-b border-line bg-card p-4 lg:flex-row lg:items-center lg:border-0 lg:p-0"
      >
        {DESTINATIONS.public.links.map(({ href, word }) => (
          <a key={href} href={href} aria-current={href === current ? "page" : undefined} className={LINK}>
            {t(`nav.${word}`)}
          </a>
        ))}
        <LanguageSwitch className={`${LINK} w-full`} />
      </nav>
    </details>
  )
}
