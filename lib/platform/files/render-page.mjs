/** One page of a PDF or one picture, drawn as an image, with the words of whoever looks at it across the whole of it. */
import { readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import path from "node:path"
import { createCanvas, GlobalFonts, loadImage } from "@napi-rs/canvas"

const require = createRequire(import.meta.url)
const FONT = "Relais Watermark"
const FOLDER = path.join(path.dirname(require.resolve("@fontsource-variable/atkinson-hyperlegible-next/package.json")), "files")
const PDFJS = path.dirname(require.resolve("pdfjs-dist/package.json"))

// No font of the machine is asked for: what is drawn is the same everywhere.
GlobalFonts.registerFromPath(path.join(FOLDER, "atkinson-hyperlegible-next-latin-ext-wght-normal.woff2"), `${FONT} Ext`)
GlobalFonts.registerFromPath(path.join(FOLDER, "atkinson-hyperlegible-next-latin-wght-normal.woff2"), FONT)

/** Draws what `job` names and writes a JPEG to `job.outputPath`. */
export async function renderPage(job) {
  const bytes = await readFile(job.path)
  const canvas = job.mediaType === "application/pdf" ? await drawPdf(bytes, job) : await drawPicture(bytes, job)
  if (job.watermark) drawWatermark(canvas, job.watermark)
  const jpeg = await canvas.encode("jpeg", 82)
  await writeFile(job.outputPath, jpeg, { flag: "wx", mode: 0o600 })
  return { ok: true, bytes: jpeg.length, width: canvas.width, height: canvas.height }
}

async function drawPdf(bytes, { page: number, width, maxPixels }) {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
    maxImageSize: maxPixels,
    standardFontDataUrl: `${PDFJS}/standard_fonts/`,
    cMapUrl: `${PDFJS}/cmaps/`,
    wasmUrl: `${PDFJS}/wasm/`,
    iccUrl: `${PDFJS}/iccs/`,
  })
  try {
    const page = await (await task.promise).getPage(number)
    const natural = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: scaleFor(natural, width, maxPixels) })
    const canvas = blank(viewport.width, viewport.height)
    await page.render({ canvas, viewport, background: "#ffffff" }).promise
    return canvas
  } finally {
    await task.destroy()
  }
}

async function drawPicture(bytes, { width, maxPixels }) {
  const picture = await loadImage(bytes)
  const scale = Math.min(1, scaleFor(picture, width, maxPixels))
  const canvas = blank(picture.width * scale, picture.height * scale)
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** As wide as asked, and never more pixels than allowed: a page can be a hundred times as high as wide. */
function scaleFor(size, width, maxPixels) {
  const scale = width / size.width
  const pixels = size.width * size.height * scale * scale
  return pixels > maxPixels ? scale * Math.sqrt(maxPixels / pixels) : scale
}

function blank(width, height) {
  const canvas = createCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
  const context = canvas.getContext("2d")
  context.fillStyle = "#ffffff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  return canvas
}

/** The words in a slanting pattern, dark with a light edge: read on white and on black, and hiding neither. */
function drawWatermark(canvas, words) {
  const context = canvas.getContext("2d")
  const size = Math.max(13, Math.round(canvas.width / 52))
  context.save()
  context.font = `${size}px "${FONT}", "${FONT} Ext"`
  const step = context.measureText(words).width + 3 * size
  const reach = Math.hypot(canvas.width, canvas.height)
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate(-Math.PI / 7)
  context.lineWidth = Math.max(1, size / 9)
  context.strokeStyle = "rgba(255, 255, 255, 0.28)"
  context.fillStyle = "rgba(27, 37, 48, 0.24)"
  for (let line = 0, y = -reach / 2; y < reach / 2; y += size * 6, line++) {
    for (let x = -reach / 2 - (line % 2) * (step / 2); x < reach / 2; x += step) {
      context.strokeText(words, x, y)
      context.fillText(words, x, y)
    }
  }
  context.restore()
}
