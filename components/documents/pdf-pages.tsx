"use client"

import { useEffect, useRef, useState } from "react"
import { drawPdf, type PageText } from "./draw-pdf"

type PdfWords = { withoutScript: string; loading: string; failed: string; tooLong: string; page: string; text: string }
type State = "before" | "loading" | "shown" | "failed"

/**
 * The pages of a PDF, drawn one under the other, with their text for screen readers. The library comes only here, and
 * runs nothing that the file holds; without script the page offers the download.
 */
export function PdfPages({ src, words }: { src: string; words: PdfWords }) {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<State>("before")
  const [texts, setTexts] = useState<PageText[]>([])
  const [isCut, setCut] = useState(false)

  useEffect(() => {
    const place = box.current
    if (!place) return
    const stop = new AbortController()
    const onPage = (text: PageText) => setTexts((before) => [...before, text])
    setState("loading")
    setTexts([])
    drawPdf({ src, place, onPage, signal: stop.signal, label: words.page })
      .then((drawn) => {
        setCut(drawn.isCut)
        setState("shown")
      })
      .catch(() => {
        if (!stop.signal.aborted) setState("failed")
      })
    return () => {
      stop.abort()
      place.replaceChildren()
    }
  }, [src, words.page])

  return (
    <div className="flex flex-col gap-4">
      <p role="status" className={state === "shown" ? "sr-only" : "text-soft"}>
        {state === "before" && words.withoutScript}
        {state === "loading" && words.loading}
        {state === "failed" && words.failed}
      </p>
      <div ref={box} className="flex flex-col gap-4 *:h-auto *:w-full *:rounded-control *:border *:border-line *:bg-white" />
      {texts.map(({ page, text }) => (
        <section key={page} className="sr-only" aria-label={words.text.replace("{page}", String(page))}>
          {text}
        </section>
      ))}
      {isCut && <p>{words.tooLong}</p>}
    </div>
  )
}
