import PDFDocument from "pdfkit"

export type RecordPage = { title: string; patient: string; author: string; date: string; lines: readonly string[] }

/** A tagged PDF of one page, as a laboratory or a surgery might send it; says that the person is invented. */
export function recordPage({ title, patient, author, date, lines }: RecordPage): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: "A4",
    margin: 64,
    tagged: true,
    lang: "fr-FR",
    displayTitle: true,
    info: { Title: title, Author: author },
  })
  const chunks: Buffer[] = []
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk))
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(chunks)))
    pdf.on("error", reject)
  })
  const say = (type: "H1" | "H2" | "P", text: string, size: number, font = "Helvetica") =>
    pdf.addStructure(pdf.struct(type, {}, () => void pdf.font(font).fontSize(size).text(text).moveDown(0.5)))
  say("P", author, 12)
  say("P", `${patient}, ${date}`, 12)
  pdf.moveDown()
  say("H1", title, 20, "Helvetica-Bold")
  for (const line of lines) {
    if (line.startsWith("# ")) say("H2", line.slice(2), 14, "Helvetica-Bold")
    else say("P", line, 12)
  }
  pdf.moveDown(2)
  say("P", "Document de démonstration : cette personne est inventée.", 10, "Helvetica-Oblique")
  pdf.end()
  return done
}
