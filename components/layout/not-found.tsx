"use client"

import { ButtonLink } from "../ui/button"
import { useErrorWords } from "./error-words"
import { LastSentWords } from "./unsent-words"

/**
 * Said where something was asked of what is no longer there for whoever looks: the page, or one thing on it while the page is still
 * there to be read again. Nothing here knows who that is: it says neither why nor whose it is, and speaks of no access, no record
 * and no address.
 */
export function NotFound() {
  const { lang, notFound } = useErrorWords()
  return (
    <main id="content" lang={lang} className="mx-auto flex max-w-question flex-col gap-6 px-4 py-12">
      <title>{notFound.goneTitle}</title>
      <h1 className="text-page sm:text-page-wide">{notFound.goneTitle}</h1>
      <p>{notFound.inPlace}</p>
      <LastSentWords />
      <div className="flex flex-col gap-3 sm:flex-row">
        <ButtonLink href="">{notFound.again}</ButtonLink>
        <ButtonLink href="/sign-in" tone="secondary">
          {notFound.home}
        </ButtonLink>
        <ButtonLink href="/help" tone="quiet">
          {notFound.help}
        </ButtonLink>
      </div>
    </main>
  )
}
