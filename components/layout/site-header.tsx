import type { Actor } from "@/lib/access/actor"
import { useLanguage, useWords } from "@/lib/request/words"
import { nameIn } from "@/lib/words/names"
import { Icon } from "../ui/icon"
import { AccountMenu } from "./account-menu"
import { DESTINATIONS, type Nav } from "./destinations"
import { Logo } from "./logo"
import { Menu } from "./menu"
import { OUTLINED, PublicMenu } from "./public-menu"
import { SpacePicker } from "./space-picker"
import type { Way } from "./ways"

type SiteHeaderProps = {
  nav: Nav
  current?: string
  actor: Actor | null
  /** Whose space one is in, when it is somebody else's, and its first page. */
  other?: { name: string; home?: string }
  more: readonly Way[]
}

/** Five things and never more: who we are, whose space this is, help, who one is, and the way out at once. */
export function SiteHeader({ nav, current, actor, other, more }: SiteHeaderProps) {
  const [t, language] = [useWords("layout"), useLanguage()]
  const { home, links } = DESTINATIONS[nav]
  return (
    <header className="@container border-b border-line bg-card print:hidden">
      <div className="relative mx-auto flex min-h-18 max-w-page items-center gap-2 px-4 @max-[16rem]:flex-wrap @max-[16rem]:py-2 sm:gap-3 lg:px-0">
        <Logo home={links.length > 2 ? undefined : home} name={t("name")} isShort={nav !== "public"} />
        {nav === "citizen" && <SpacePicker otherName={other?.name} otherHome={other?.home} current={current} />}
        <div className="ml-auto flex items-center gap-2">
          {nav === "public" ? (
            <PublicMenu current={current} />
          ) : (
            <div className="flex items-center gap-2 max-md:hidden">
              <nav aria-label={t("mainNavigation")} className="flex items-center gap-2">
                {links.map(({ href, word }) => (
                  <a key={href} href={href} aria-current={href === current ? "page" : undefined} className="header-way">
                    {t(`nav.${word}`)}
                  </a>
                ))}
                {actor?.exercice?.structureName && (
                  <a href="/professional/exercice" className="header-way">
                    <span className="sr-only">{t("nav.place")}</span>
                    <span className="line-clamp-2 max-w-56 leading-tight wrap-anywhere whitespace-normal">
                      {actor.exercice.structureName}
                    </span>
                  </a>
                )}
              </nav>
              {actor && <NameMenu nav={nav} name={nameIn(language, actor.displayName)} more={more} />}
            </div>
          )}
          {/* On a telephone the picker says whose space a citizen is in; whoever works here has none, and reads as whom they are signed in. */}
          {actor && nav !== "citizen" && nav !== "public" && (
            <p className="line-clamp-2 text-right leading-tight wrap-anywhere md:hidden">{nameIn(language, actor.displayName)}</p>
          )}
          {(nav === "citizen" || nav === "public") && (
            <a href="/leave" className={OUTLINED} rel="nofollow">
              {t("leave")}
            </a>
          )}
        </div>
      </div>
    </header>
  )
}

/** A longer name is cut in the header, and stands whole at the head of its menu. */
const HELD_BY_TWO_LINES = 40

type NameMenuProps = { nav: Exclude<Nav, "public">; name: string; more: readonly Way[] }

function NameMenu({ nav, name, more }: NameMenuProps) {
  return (
    <div className="relative">
      <Menu
        summary={
          <>
            <span className="line-clamp-2 max-w-56 leading-tight wrap-anywhere">{name}</span>
            <Icon name="down" size={20} />
          </>
        }
        summaryClass="inline-flex min-h-11 items-center gap-2 px-2"
        panelClass="top-full right-0 mt-2 w-max min-w-64 rounded-control border"
      >
        <AccountMenu nav={nav} more={more} name={name.length > HELD_BY_TWO_LINES ? name : undefined} />
      </Menu>
    </div>
  )
}
