import { useWords } from "@/lib/request/words"
import { Icon } from "../ui/icon"
import type { Nav } from "./destinations"
import type { Way } from "./ways"

type AccountMenuProps = {
  nav: Exclude<Nav, "public">
  /** What of the space has no place in the bar. */
  more: readonly Way[]
  /** Under the name only what is one's own; under "Plus" what the header holds on a wide page too. */
  withHeader?: boolean
  /** Who is signed in and where a professional acts today, where the header does not say so. */
  name?: string
  place?: string | null
}

const ACCOUNT: Way[] = [
  { href: "/account", label: "account", icon: "person" },
  { href: "/account/notices", label: "notices", icon: "bell" },
]

/** What is under the name, and on a telephone under "Plus": what one seldom needs, another language, and the way out. */
export function AccountMenu({ nav, more, withHeader = false, name, place }: AccountMenuProps) {
  const t = useWords("layout")
  const help: Way[] = withHeader && nav === "citizen" ? [{ href: "/help", label: t("nav.help"), icon: "info" }] : []
  const practice: Way[] = withHeader && place ? [{ href: "/professional/exercice", label: place, icon: "hospital" }] : []
  const own = ACCOUNT.map((way) => ({ ...way, label: t(`nav.${way.label}`) }))
  return (
    <ul className="flex flex-col">
      {name && <li className="px-4 py-2 wrap-anywhere text-soft">{t("signedInAs", { name })}</li>}
      {[...more, ...practice, ...own, ...help].map(({ href, label, icon, isCurrent }) => (
        <li key={href}>
          <a href={href} aria-current={isCurrent ? "page" : undefined} className="menu-item">
            <Icon name={icon} size={20} />
            {label}
          </a>
        </li>
      ))}
      <li>
        <LanguageSwitch className="menu-item" />
      </li>
      <li>
        <form action="/sign-out" method="post">
          <button type="submit" className="menu-item">
            <Icon name="leave" size={20} />
            {t("signOut")}
          </button>
        </form>
      </li>
    </ul>
  )
}

/** A form, because a link would change something by being followed; it comes back to the same page. */
export function LanguageSwitch({ className }: { className: string }) {
  const t = useWords("layout")
  const to = t("otherLanguage.code")
  return (
    <form action="/language" method="post">
      <button type="submit" name="language" value={to} lang={to} className={className}>
        <Icon name="globe" size={20} />
        {t("otherLanguage.name")}
      </button>
    </form>
  )
}
