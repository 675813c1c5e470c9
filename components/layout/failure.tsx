"use client"

import { Button, ButtonLink } from "../ui/button"
import { useErrorWords } from "./error-words"

/** Said when a page breaks: it speaks the language of the cookie, because no server is there to say which. */
export function Failure({ reference, onRetry }: { reference?: string; onRetry: () => void }) {
  const { lang, unexpected } = useErrorWords()
  return (
    <main id="content" lang={lang} className="mx-auto flex max-w-question flex-col gap-6 px-4 py-12">
      <title>{unexpected.title}</title>
      <h1 className="text-page sm:text-page-wide">{unexpected.title}</h1>
      <p>{unexpected.lead}</p>
      <p>{unexpected.kept}</p>
      {reference && (
        <p>
          {unexpected.reference} <strong className="font-heading">{reference}</strong>
        </p>
      )}
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button type="button" onClick={onRetry}>
          {unexpected.retry}
        </Button>
        <ButtonLink href="/help" tone="secondary">
          {unexpected.help}
        </ButtonLink>
        <ButtonLink href="/leave" tone="quiet">
          {unexpected.leave}
        </ButtonLink>
      </div>
      <p>{unexpected.emergency}</p>
    </main>
  )
}
