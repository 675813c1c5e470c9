import type { Metadata, Viewport } from "next"
import localFont from "next/font/local"
import type { ReactNode } from "react"
import { language, words } from "@/lib/request/words"
// Named by the frame, what is said when a page breaks or is not there is sent once: beside each of the three that say it, it was
// sent three times.
import "@/components/layout/failure"
import "@/components/layout/not-found"
import "./globals.css"

/** Not fetched ahead: on a slow line they would share it with the stylesheet, which nothing is painted without. */
const letters = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  variable: "--font-letters",
  weight: "200 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
})

/** Letters of names from further away (Łukasz, Çağla), fetched only when a page has some. */
const lettersWide = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  variable: "--font-letters-wide",
  weight: "200 800",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+0304, U+0308, U+0329, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+20AD-20C0, U+2113, U+2C60-2C7F, U+A720-A7FF",
    },
  ],
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await words("layout")
  return {
    description: t("description"),
    icons: { icon: "/icon.svg" },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, address: false, email: false },
  }
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#1b242b" },
  ],
}

/** Its language comes from a cookie, so that no page is ever built ahead: the scripts of such a page would carry no nonce and be blocked. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await language()} className={`${letters.variable} ${lettersWide.variable}`}>
      <body data-error={(await words("layout"))("errorTitle")}>{children}</body>
    </html>
  )
}
