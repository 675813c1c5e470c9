import { useWords } from "@/lib/request/words"
import { Icon } from "../ui/icon"
import { DESTINATIONS, type Nav } from "./destinations"
import { Logo } from "./logo"
import { QuickLeaveKeys } from "./quick-leave"

const LINK =
  "inline-flex min-h-11 items-center px-2 whitespace-nowrap text-ink no-underline hover:text-petrol-strong hover:underline aria-[current]:font-heading"
const OUTLINED =
  "inline-flex min-h-11 shrink-0 items-center rounded-control border-2 border-field bg-card px-4 text-ink no-underline hover:border-ink hover:text-ink"

/** Who we are, where one can go, another language, and the way out at once. */
export function SiteHeader({ nav, current }: { nav: Nav; current?: string }) {
  const t = useWords("layout")
  const { home, links } = DESTINATIONS[nav]
  return (
    <header className="border-b border-line bg-card print:hidden">
      <div className="relative mx-auto flex min-h-18 max-w-page items-center gap-2 px-4 lg:px-0">
        <div className="mr-auto">
          <Logo home={home} name={t("name")} />
        </div>
        <details className="site-menu group">
          <summary className={`${OUTLINED} list-none gap-2 [&::-webkit-details-marker]:hidden`}>
            <Icon name="menu" size={20} className="max-sm:hidden" />
            {t("menu")}
          </summary>
          <nav
            aria-label={t("mainNavigation")}
            className="site-menu-panel flex flex-col gap-1 border-b border-line bg-card p-4 lg:flex-row lg:flex-wrap lg:items-center lg:justify-end lg:border-0 lg:p-0"
          >
            {links.map(({ href, word }) => (
              <a key={href} href={href} aria-current={href === current ? "page" : undefined} className={LINK}>
                {t(`nav.${word}`)}
              </a>
            ))}
            <LanguageSwitch to={t("otherLanguage.code")} label={t("otherLanguage.name")} />
            {nav !== "public" && <SignOut label={t("signOut")} />}
          </nav>
        </details>
        <a href="/leave" className={`${OUTLINED} lg:ml-2`} rel="nofollow">
          <span className="sm:hidden">{t("leaveShort")}</span>
          <span className="max-sm:hidden">{t("leave")}</span>
        </a>
        <QuickLeaveKeys href="/leave" />
      </div>
    </header>
  )
}

/** A form, because a link would change something by being followed; it comes back to the same page. */
function LanguageSwitch({ to, label }: { to: string; label: string }) {
  return (
    <form action="/language" method="post">
      <button type="submit" name="language" value={to} lang={to} className={`${LINK} w-full`}>
        {label}
      </button>
    </form>
  )
}

function SignOut({ label }: { label: string }) {
  return (
    <form action="/sign-out" method="post">
      <button type="submit" className={`${LINK} w-full`}>
        {label}
      </button>
    </form>
  )
}
