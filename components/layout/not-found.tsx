"use client"

import { ButtonLink } from "../ui/button"
import { useErrorWords } from "./error-words"

/**
 * Said in place of a page that is no longer there for whoever looks at it, and nothing here knows who that is: it says neither why
 * nor whose it is, and speaks of no access, no record and no address.
 */
export function NotFound() {
  const { lang, notFound } = useErrorWords()
  return (
    <main id="content" lang={lang} className="mx-auto flex max-w-question flex-col gap-6 px-4 py-12">
      <title>{notFound.title}</title>
      <h1 className="text-page sm:text-page-wide">{notFound.title}</h1>
      <p>{notFound.inPlace}</p>
      <div className="flex flex-col gap-3 sm:flex-row">
        <ButtonLink href="/sign-in">{notFound.home}</ButtonLink>
        <ButtonLink href="/help" tone="secondary">
          {notFound.help}
        </ButtonLink>
      </div>
    </main>
  )
}
