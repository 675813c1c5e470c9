/** Who the page is for; it decides what the header offers, never what one may do. */
export type Nav = "citizen" | "professional" | "reviewer" | "public"

type Destination = { href: string; word: string }

/** Where the header leads, in words of `layout.nav`. */
export const DESTINATIONS: Record<Nav, { home: string; links: Destination[] }> = {
  citizen: {
    home: "/home",
    links: [
      { href: "/home", word: "mySpace" },
      { href: "/helping", word: "peopleIHelp" },
      { href: "/account", word: "account" },
    ],
  },
  professional: {
    home: "/professional",
    links: [
      { href: "/professional", word: "professionalHome" },
      { href: "/professional/open", word: "openByCode" },
      { href: "/account", word: "account" },
    ],
  },
  reviewer: {
    home: "/review",
    links: [
      { href: "/review", word: "reviews" },
      { href: "/account", word: "account" },
    ],
  },
  public: {
    home: "/",
    links: [
      { href: "/help", word: "help" },
      { href: "/sign-in", word: "signIn" },
    ],
  },
}

/** Minutes without a gesture after which a session ends: product rules, read by the warning before the end. */
export const IDLE_MINUTES: Record<Exclude<Nav, "public">, number> = { citizen: 30, professional: 15, reviewer: 15 }
