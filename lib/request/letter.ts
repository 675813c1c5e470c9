import "server-only"
import { attachment, downloadName } from "@/lib/documents/download/rules"
import { dayInParis } from "@/lib/platform/days"
import { type Letter, letterPdf } from "@/lib/platform/letters/letter"
import { type Paper, paperPdf } from "@/lib/platform/letters/paper"

/** A letter as a file to keep, named by its subject and its day. */
export async function letterResponse(letter: Letter): Promise<Response> {
  return pdfResponse(await letterPdf(letter), letter)
}

/** A sheet as a file to keep, named by its title and its day. */
export async function paperResponse(paper: Paper): Promise<Response> {
  return pdfResponse(await paperPdf(paper), { subject: paper.title, date: paper.date })
}

/** The same for anything that is printed; never shown by the browser as a page of this site. */
export function pdfResponse(bytes: Buffer, { subject, date }: Pick<Letter, "subject" | "date">): Response {
  const name = downloadName({ title: subject, actOn: dayInParis(date) }, { position: 0, mediaType: "application/pdf" }, 1)
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/pdf",
      "content-length": String(bytes.length),
      "content-disposition": attachment(name),
      "content-security-policy": "sandbox",
    },
  })
}
