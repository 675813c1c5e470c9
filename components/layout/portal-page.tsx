import type { ReactNode } from "react"
import { useWords } from "@/lib/request/words"
import { CareBanner, type CareBannerProps } from "../care/care-banner"
import { type ActingFor, ActingForBanner } from "../ui/acting-for-banner"
import { IDLE_MINUTES, type Nav } from "./destinations"
import { SessionWarning, type SessionWords } from "./session-warning"
import { SiteFooter } from "./site-footer"
import { SiteHeader } from "./site-header"
import { SkipLink } from "./skip-link"

type PortalPageProps = {
  nav: Nav
  /** The header's link to the page one is on. */
  current?: string
  /** A question is narrower than a list, so that one reads it in one look. */
  width?: "page" | "question"
  /** For whom one acts; rendered by the page, because a layout's text would stay in the body of a "not found". */
  actingFor?: ActingFor
  /** Whose record a professional has before him. */
  inCare?: CareBannerProps
  children: ReactNode
}

/** The whole of a page around what it says. */
export function PortalPage({ nav, current, width = "page", actingFor, inCare, children }: PortalPageProps) {
  const t = useWords("layout")
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skip")} />
      <SiteHeader nav={nav} current={current} />
      {actingFor && <ActingForBanner {...actingFor} />}
      {inCare && <CareBanner {...inCare} />}
      <main
        id="content"
        tabIndex={-1}
        className={`mx-auto flex w-full flex-1 flex-col gap-6 px-4 pt-8 pb-12 outline-none sm:pt-12 sm:[&>:is(a,button)]:self-start ${
          width === "question" ? "max-w-question" : "max-w-page lg:px-0"
        }`}
      >
        {children}
      </main>
      <SiteFooter />
      {nav !== "public" && <Warning nav={nav} words={t.raw("session")} />}
    </div>
  )
}

function Warning({ nav, words: sentences }: { nav: Exclude<Nav, "public">; words: SessionWords }) {
  return <SessionWarning idleSeconds={IDLE_MINUTES[nav] * 60} signInHref="/sign-in" words={sentences} />
}
