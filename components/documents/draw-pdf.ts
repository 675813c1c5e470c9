import type { PDFDocumentProxy } from "pdfjs-dist"

export type PageText = { page: number; text: string }

type Drawing = {
  src: string
  place: HTMLElement
  onPage: (text: PageText) => void
  signal: AbortSignal
  /** "Page {page} sur {pages}" */
  label: string
}

/** Enough for a long report; a book is downloaded. */
const MOST_PAGES = 60
const SERVED = "/pdfjs/"

/** Draws a PDF page by page, as wide as its place; throws when it cannot be fetched or read. */
export async function drawPdf({ src, place, onPage, signal, label }: Drawing): Promise<{ isCut: boolean }> {
  const [{ getDocument, GlobalWorkerOptions }, data] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    bytesOf(src, signal),
  ])
  GlobalWorkerOptions.workerSrc = `${SERVED}pdf.worker.min.mjs`
  const loading = getDocument({
    data,
    enableXfa: false,
    wasmUrl: `${SERVED}wasm/`,
    iccUrl: `${SERVED}iccs/`,
    cMapUrl: `${SERVED}cmaps/`,
    standardFontDataUrl: `${SERVED}standard_fonts/`,
  })
  const stop = () => void loading.destroy()
  signal.addEventListener("abort", stop, { once: true })
  try {
    const pdf = await loading.promise
    const pages = Math.min(pdf.numPages, MOST_PAGES)
    for (let page = 1; page <= pages; page++) {
      signal.throwIfAborted()
      onPage(await drawPage(pdf, page, place, label))
    }
    return { isCut: pdf.numPages > pages }
  } finally {
    signal.removeEventListener("abort", stop)
    stop()
  }
}

async function bytesOf(src: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const answer = await fetch(src, { signal })
  if (!answer.ok) throw new Error(`The file was answered with ${answer.status}`)
  return answer.arrayBuffer()
}

async function drawPage(pdf: PDFDocumentProxy, number: number, place: HTMLElement, label: string): Promise<PageText> {
  const page = await pdf.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const width = Math.min(Math.max(place.clientWidth, 300) * Math.min(window.devicePixelRatio || 1, 2), 2000)
  const viewport = page.getViewport({ scale: width / natural.width })
  const canvas = document.createElement("canvas")
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  canvas.setAttribute("role", "img")
  canvas.setAttribute("aria-label", label.replace("{page}", String(number)).replace("{pages}", String(pdf.numPages)))
  await page.render({ canvas, viewport }).promise
  place.append(canvas)
  const { items } = await page.getTextContent()
  const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("")
  page.cleanup()
  return { page: number, text }
}
