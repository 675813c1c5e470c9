import type { IconName } from "../ui/icon"

/** Who the page is for; it decides what the header offers, never what one may do. */
export type Nav = "citizen" | "professional" | "reviewer" | "public"

type Destination = { href: string; word: string; icon: IconName }

const HELP: Destination = { href: "/help", word: "help", icon: "info" }

/** Where the header leads, in words of `layout.nav`, and what the bar under the thumb holds where it is not the same. */
export const DESTINATIONS: Record<Nav, { home: string; links: Destination[]; thumb?: Destination[] }> = {
  citizen: {
    home: "/home",
    links: [HELP],
    thumb: [{ href: "/home", word: "home", icon: "home" }, { href: "/open-space", word: "mySpace", icon: "person" }, HELP],
  },
  professional: {
    home: "/professional",
    links: [
      { href: "/professional", word: "professionalHome", icon: "people" },
      { href: "/professional/open", word: "openByCode", icon: "key" },
      { href: "/professional/messages", word: "messages", icon: "message" },
    ],
  },
  reviewer: {
    home: "/review",
    links: [
      { href: "/review", word: "reviews", icon: "plan" },
      { href: "/review?show=decided", word: "decisions", icon: "done" },
    ],
  },
  public: { home: "/", links: [HELP, { href: "/sign-in", word: "signIn", icon: "enter" }] },
}

/** The spaces that a citizen can go to, in the picker. */
export const SPACES: Destination[] = [
  { href: "/open-space", word: "mySpace", icon: "person" },
  { href: "/helping", word: "peopleIHelp", icon: "people" },
]
