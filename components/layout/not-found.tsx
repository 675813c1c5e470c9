"use client"

import { ButtonLink } from "../ui/button"
import { useErrorWords } from "./error-words"

/** Said in place of a page that is no longer there for whoever looks at it: it says neither why nor whose it is. */
export function NotFound() {
  const { lang, notFound } = useErrorWords()
  return (
    <main id="content" lang={lang} className="mx-auto flex max-w-question flex-col gap-6 px-4 py-12">
      <title>{notFound.title}</title>
      <h1 className="text-page sm:text-page-wide">{notFound.title}</h1>
      <p>{notFound.lead}</p>
      <p>{notFound.address}</p>
      <p>{notFound.access}</p>
      <div className="flex flex-col gap-3 sm:flex-row">
        <ButtonLink href="/sign-in">{notFound.home}</ButtonLink>
        <ButtonLink href="/help" tone="secondary">
          {notFound.help}
        </ButtonLink>
      </div>
    </main>
  )
}
