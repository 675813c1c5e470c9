/** PDFs that act, and what a reader finds of it. */
import { inflateSync } from "node:zlib"
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs"
import { type PdfParts, plainPdf } from "./fixtures"

/** What a PDF may do, by its kind. */
export const ACTIONS = {
  javascript: "<< /S /JavaScript /JS (app.alert(1)) >>",
  "javascript, its name in disguise": "<< /S /#4aava#53cript /JS (app.alert(1)) >>",
  "javascript beside a sound": "<< /S /Rendition /OP 0 /JS (app.alert(1)) >>",
  "javascript after a harmless action": "<< /S /GoTo /D [3 0 R /Fit] /Next << /S /JavaScript /JS (app.alert(1)) >> >>",
  "form sent": "<< /S /SubmitForm /F (https://example.org/) /Flags 4 >>",
  "form sent after a harmless action":
    "<< /S /URI /URI (https://example.org) /Next [<< /S /SubmitForm /F (https://example.org/) >>] >>",
  "form filled from a file": "<< /S /ImportData /F (a.fdf) >>",
  "form emptied": "<< /S /ResetForm >>",
  "form hidden": "<< /S /Hide /T (a) >>",
  launch: "<< /S /Launch /F (cmd.exe) >>",
  "launch after a harmless action": "<< /S /URI /URI (https://example.org) /Next [<< /S /Launch /F (sh) >>] >>",
  "embedded file opened": "<< /S /GoToE /T << /R /C /N (a) >> >>",
}
const PLACES: Record<string, (action: string) => PdfParts> = {
  "on opening": (action) => ({ catalog: `/OpenAction ${action}` }),
  "on opening, one object further": (action) => ({ catalog: "/OpenAction 5 0 R", objects: [action] }),
  "on closing": (action) => ({ catalog: `/AA << /WC ${action} >>` }),
  "under a name": (action) => ({ catalog: "/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", objects: [action] }),
  "on a page": (action) => ({ page: `/AA << /O ${action} >>` }),
  "behind a link": (action) => ({ page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A ${action} >>]` }),
  "behind a link passed over": (action) => ({
    page: "/Annots [5 0 R]",
    objects: [`<< /Subtype /Link /Rect [0 0 9 9] /AA << /E ${action} >> >>`],
  }),
  "in a form": (action) => ({
    catalog: "/AcroForm << /Fields [5 0 R] >>",
    objects: [`<< /FT /Tx /T (a) /AA << /K ${action} >> >>`],
  }),
  "in the outline": (action) => ({
    catalog: "/Outlines 5 0 R",
    objects: ["<< /First 6 0 R >>", `<< /Title (a) /A ${action} >>`],
  }),
}
const CONTENTS: Record<string, PdfParts> = {
  "embedded: a file": {
    catalog: "/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>",
    objects: ["<< /Type /Filespec /F (a) /EF << /F 6 0 R >> >>", "null"],
  },
  "embedded: an attachment": { page: "/Annots [<< /Subtype /FileAttachment /FS 5 0 R >>]", objects: ["<< /F (a) >>"] },
  "embedded: a film": { page: "/Annots [<< /Subtype /RichMedia /RichMediaContent << >> >>]" },
  "xfa: a form": { catalog: "/AcroForm << /Fields [] /XFA [(template) (a)] >>" },
  "xfa: a form, one object further": { catalog: "/AcroForm 5 0 R", objects: ["<< /Fields [] /XFA 6 0 R >>", "[(template) (a)]"] },
}

function activeParts() {
  const acting = Object.entries(ACTIONS).flatMap(([what, action]) =>
    Object.entries(PLACES).map(([where, parts]) => ({ what, where, parts: parts(action) })),
  )
  return [...acting, ...Object.entries(CONTENTS).map(([what, parts]) => ({ what, where: "", parts }))]
}

/** Programs, and what acts on the fields of a form: a copy is made without them. */
const isLeftOut = ({ what }: { what: string }) => /^(javascript|form)\b/.test(what)
export const refusedParts = () => activeParts().filter((parts) => !isLeftOut(parts))
export const leftOutParts = () => activeParts().filter(isLeftOut)

/** A table of contents that is wrong, so that readers look for the objects themselves. */
export const broken = (pdf: Buffer) => Buffer.from(pdf.toString("latin1").replace(/startxref\n\d+/, "startxref\n3"), "latin1")

/** What acts, as a reader that is no part of the inspection sees it: scripts and actions, and the words of one anywhere in the bytes. */
export async function whatActs(bytes: Buffer): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const found = /app\.alert|\/(JavaScript|Launch|SubmitForm|ImportData|ResetForm|Hide)\b/.test(unfolded(bytes))
    ? ["words of a program"]
    : []
  try {
    const pdf = await task.promise
    if (await pdf.hasJSActions()) found.push("a program")
    if ((await pdf.getOpenAction())?.has("action")) found.push("an action on opening")
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      if (await page.getJSActions()) found.push(`a program of page ${number}`)
      const annotations = await page.getAnnotations()
      if (annotations.some(({ actions, action }) => actions || action)) found.push(`an action on page ${number}`)
    }
    return found
  } finally {
    await task.destroy()
  }
}

/** The bytes with every stream inflated beside, so that nothing hides in a compressed one. */
export function unfolded(bytes: Buffer): string {
  const text = bytes.toString("latin1")
  const streams = [...text.matchAll(/stream\r?\n/g)].map(({ index, 0: { length } }) => {
    try {
      return inflateSync(bytes.subarray(index + length), { finishFlush: 2 }).toString("latin1")
    } catch {
      return ""
    }
  })
  return [text, ...streams].join("\n")
}

/** A PDF with these files in it, under their names, and what else its catalog says. */
export function attachedPdf(files: { name: string; bytes: Buffer }[], catalog = ""): Buffer {
  const objects = files.flatMap(({ name, bytes }, at) => {
    const written = `FEFF${Buffer.from(name, "utf16le").swap16().toString("hex")}`
    const content = `${bytes.toString("hex")}>`
    return [
      `<< /Type /Filespec /F (a) /UF <${written}> /EF << /F ${6 + 2 * at} 0 R >> >>`,
      `<< /Type /EmbeddedFile /Filter /ASCIIHexDecode /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]
  })
  const names = files.map((_, at) => `(${at}) ${5 + 2 * at} 0 R`).join(" ")
  return plainPdf({ catalog: `/Names << /EmbeddedFiles << /Names [${names}] >> >> ${catalog}`, objects })
}
