import type { ReactNode } from "react"
import { useActor } from "@/lib/request/actor"
import { useKept } from "@/lib/request/kept"
import { useSecondsLeft } from "@/lib/request/session"
import { useLanguage, useWords } from "@/lib/request/words"
import { nameIn } from "@/lib/words/names"
import { CareBanner, type CareBannerProps } from "../care/care-banner"
import { KeptWords } from "../forms/kept-words"
import { type ActingFor, ActingForBanner } from "../ui/acting-for-banner"
import { AccountMenu } from "./account-menu"
import { BottomBar } from "./bottom-bar"
import { DESTINATIONS, type Nav } from "./destinations"
import { GestureBar } from "./gesture-bar"
import { KeptNotice } from "./kept-notice"
import { PageScript } from "./page-script"
import { PARIS_TIME } from "./paris-time-place"
import { PrintedHead } from "./printed-head"
import { SectionBar } from "./section-bar"
import { SiteFooter } from "./site-footer"
import { SiteHeader } from "./site-header"
import { SkipLink } from "./skip-link"
import { type SpaceFrame, type Way, waysOf } from "./ways"

type PortalPageProps = {
  nav: Nav
  /** The header's link to the page one is on. */
  current?: string
  /** A question is narrower than a list, so that one reads it in one look. */
  width?: "page" | "question"
  /** The space one is in; given by the page, because a layout's text would stay in the body of a "not found". */
  space?: SpaceFrame
  /** For whom one acts. */
  actingFor?: ActingFor
  /** Whose record a professional has before him. */
  inCare?: CareBannerProps
  children: ReactNode
}

const NOWHERE = { bar: [], thumb: [], more: [], gestures: [] }

/** What whoever is signed in is called, as the language of the page writes it. */
function useOwnName(): string | undefined {
  const [actor, language] = [useActor(), useLanguage()]
  return actor ? nameIn(language, actor.displayName) : undefined
}

/** The whole of a page around what it says. */
export function PortalPage({ nav: asked, current, width = "page", space, actingFor, inCare, children }: PortalPageProps) {
  const t = useWords("layout")
  const actor = useActor()
  const ownName = useOwnName()
  const secondsLeft = useSecondsLeft()
  // Whoever is signed in is so on the pages for everybody too.
  const nav = asked === "public" && actor ? actor.face : asked
  const ways = space ? waysOf(space, t) : NOWHERE
  // A preview is one's own space, looked at as somebody else.
  const isPreview = space?.base !== undefined
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skip")} />
      <SiteHeader
        nav={nav}
        current={space?.whose === "own" || isPreview ? "/open-space" : current}
        actor={nav === "public" ? null : actor}
        other={isPreview ? undefined : actingFor}
        more={ways.more.filter(({ href }) => !isInBar(ways.bar, href))}
      />
      {ownName && nav !== "public" && (
        <PrintedHead name={nameOnPaper({ actingFor, inCare, isPreview }) ?? ownName} traits={inCare?.traits} />
      )}
      <Whose space={space} actingFor={actingFor} inCare={inCare} ways={ways.bar} />
      {ways.gestures.length > 0 && <GestureBar label={t("gestures.title")} ways={ways.gestures} width={width} />}
      <p id={PARIS_TIME} hidden className="mx-auto w-full max-w-page px-4 pt-4 text-small text-soft lg:px-0">
        {t("parisTime")}
      </p>
      <Content width={width} isUnderGestures={ways.gestures.length > 0}>
        {children}
      </Content>
      <SiteFooter />
      {nav !== "public" && (
        <BottomBar
          label={t("mainNavigation")}
          ways={space && space.whose !== "care" ? ways.thumb : thumbOf(nav, current, t)}
          tone={space?.whose === "other" ? "plum" : "petrol"}
          more={t("more")}
        >
          <AccountMenu nav={nav} more={ways.more} withHeader name={ownName} place={actor?.exercice?.structureName} />
        </BottomBar>
      )}
      <PageScript
        leave="/leave"
        session={secondsLeft === null ? undefined : { secondsLeft, signInHref: "/sign-in", words: t.raw("session") }}
      />
    </div>
  )
}

/** Whose space or record a page is about, when it is not one's own. */
function nameOnPaper({ actingFor, inCare, isPreview }: Pick<PortalPageProps, "actingFor" | "inCare"> & { isPreview: boolean }) {
  return inCare?.name ?? (isPreview ? undefined : actingFor?.name)
}

/** In whose space one is, in words and colour, with the bar of that space. */
function Whose({ space, actingFor, inCare, ways }: Pick<PortalPageProps, "space" | "actingFor" | "inCare"> & { ways: Way[] }) {
  const t = useWords("layout")
  const bar = space && <SectionBar label={t("sections")} ways={ways} tone={space.whose} />
  return (
    <>
      {actingFor && <ActingForBanner {...actingFor}>{bar}</ActingForBanner>}
      {inCare && <CareBanner {...inCare}>{bar}</CareBanner>}
      {space?.whose === "own" && <div className="border-b border-line bg-card max-md:hidden print:hidden">{bar}</div>}
    </>
  )
}

type ContentProps = { width: "page" | "question"; isUnderGestures: boolean; children: ReactNode }

/** What the page says, with what was typed here and not sent. */
function Content({ width, isUnderGestures, children }: ContentProps) {
  const kept = useKept()
  return (
    <main
      id="content"
      tabIndex={-1}
      className={`mx-auto flex w-full flex-1 flex-col gap-6 px-4 pb-12 outline-none sm:[&>:is(a,button)]:self-start ${
        isUnderGestures ? "pt-4" : "pt-8 sm:pt-12"
      } ${width === "question" ? "max-w-question" : "max-w-page lg:px-0"}`}
    >
      {kept?.isTold && <KeptNotice />}
      {kept ? <KeptWords values={kept.values}>{children}</KeptWords> : children}
    </main>
  )
}

const isInBar = (bar: readonly Way[], href: string) => bar.some((way) => way.href === href)

function thumbOf(nav: Nav, current: string | undefined, t: (key: string) => string): Way[] {
  const { home, thumb, links } = DESTINATIONS[nav]
  // The home of whoever helps is the page of the people they help.
  const here = current === "/helping" ? home : current
  return (thumb ?? links).map(({ word, ...way }) => ({ ...way, label: t(`nav.${word}`), isCurrent: way.href === here }))
}
