import PdfKit from "pdfkit"
import type { Language } from "@/drizzle/vocabulary"
import { TAGS } from "@/lib/words/formats"
import { registerFaces } from "./writing"

type Paper = { language: Language; title: string; date: Date }

/** A sheet of A4 to draw on, tagged so that it can be read aloud, in the font of the site; `done` gives it once it is ended. */
export function newPaper({ language, title, date }: Paper): { pdf: PDFKit.PDFDocument; done: Promise<Buffer> } {
  const pdf = new PdfKit({
    size: "A4",
    margin: 0,
    font: "",
    pdfVersion: "1.7",
    tagged: true,
    lang: TAGS[language],
    displayTitle: true,
    bufferPages: true,
    info: { Title: title, Author: "Relais", Creator: "Relais", Producer: "Relais", CreationDate: date },
  })
  const chunks: Buffer[] = []
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(chunks)))
    pdf.on("error", reject)
  })
  registerFaces(pdf)
  return { pdf, done }
}
