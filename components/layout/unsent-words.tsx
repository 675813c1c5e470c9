"use client"

import { useSyncExternalStore } from "react"
import { useErrorWords } from "./error-words"
import { lastWritten } from "./last-sent"

/** What somebody wrote in a form that no longer leads anywhere, to be copied: nothing else keeps it. */
export function UnsentWords({ written }: { written: readonly string[] }) {
  const { lang, unsent } = useErrorWords()
  if (written.length === 0) return null
  return (
    <section
      lang={lang}
      aria-label={unsent.title}
      className="flex flex-col gap-3 rounded-card border border-line bg-card p-4 sm:p-6"
    >
      <h2 className="text-large">{unsent.title}</h2>
      <p>{unsent.text}</p>
      {written.map((words) => (
        <p key={words} lang="" dir="auto" className="whitespace-pre-wrap border-l-4 border-line pl-4 [overflow-wrap:anywhere]">
          {words}
        </p>
      ))}
    </section>
  )
}

/** The same where the script of the page sent the form: it is the page that still knows. */
export function LastSentWords() {
  return <UnsentWords written={useSyncExternalStore(never, lastWritten, nothing)} />
}

const never = () => () => {}
const NOTHING: readonly string[] = []
const nothing = () => NOTHING
