"use client"

import { useEffect, useRef, useState } from "react"
import { drawPdf, type PageText } from "./draw-pdf"

type PdfWords = { withoutScript: string; loading: string; failed: string; tooLong: string; page: string; text: string }
type State = "before" | "loading" | "shown" | "failed"
/** A picture of the first page, with its size in pixels and what it is called. */
export type FirstPage = { src: string; width?: number; height?: number; alt: string }

/**
 * The pages of a PDF, drawn one under the other, with their text for screen readers. The library comes only here, and
 * runs nothing that the file holds. On a slow line it takes long to come: until then, and without script, the picture of the
 * first page stands in its place.
 */
export function PdfPages({ src, firstPage, words }: { src: string; firstPage?: FirstPage; words: PdfWords }) {
  const box = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLImageElement>(null)
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
    settled(picture.current)
      .then(() => drawPdf({ src, place, onPage, signal: stop.signal, label: words.page }))
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

  // Where something is to be seen already, a line that comes and goes would move it.
  const isQuiet = state === "shown" || (firstPage !== undefined && state !== "failed")
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className={isQuiet ? "sr-only" : "text-soft"}>
        {state === "before" && !firstPage && words.withoutScript}
        {state === "loading" && words.loading}
        {state === "failed" && words.failed}
      </p>
      <div
        ref={box}
        className="peer flex flex-col gap-4 empty:-mb-4 *:h-auto *:w-full *:rounded-control *:border *:border-line *:bg-white"
      />
      {firstPage && (
        <>
          <img
            ref={picture}
            src={firstPage.src}
            alt={firstPage.alt}
            width={firstPage.width}
            height={firstPage.height}
            className="h-auto w-full rounded-control border border-line bg-white peer-[:not(:empty)]:hidden"
          />
          {state === "before" && <p className="text-soft">{words.withoutScript}</p>}
        </>
      )}
      {texts.map(({ page, text }) => (
        <section key={page} className="sr-only" aria-label={words.text.replace("{page}", String(page))}>
          {text}
        </section>
      ))}
      {isCut && <p>{words.tooLong}</p>}
    </div>
  )
}

/** Once the picture is there, or will not come: on its way it shares the line with nothing. */
async function settled(picture: HTMLImageElement | null): Promise<void> {
  await picture?.decode().catch(() => {})
}
