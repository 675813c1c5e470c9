import { readdirSync, readFileSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, it } from "vitest"
import { readCdaDocument, readCdaFile, readCdaPdf } from "@/lib/cda/document"
import french from "@/messages/fr/cda.json"
import around from "@/messages/fr/narrative.json"
import { CdaDocument } from "./cda-document"

const folder = new URL("../../lib/cda/cases/", import.meta.url)
const page: Record<string, string> = { ...french.page, ...around }
const say = (key: string, values: Record<string, string | number> = {}) =>
  (page[key] ?? `missing:${key}`).replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]))
const bytesOf = (name: string) => readFileSync(new URL(name, folder))

async function markup(name: string): Promise<string> {
  const view = await readCdaDocument(bytesOf(name), "fr")
  const pdf = <p>le PDF</p>
  return renderToStaticMarkup(
    <CdaDocument view={view} say={say} sayAround={say} pictureAddress={(id) => `/inner/${id}`} pdf={pdf} />,
  )
}

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .replaceAll("\u00a0", " ")

/** For each file, what its page must say, and what it must not; those that the inspector refuses are read harmlessly. */
const CASES: Record<string, { says: RegExp[]; never?: RegExp[] }> = {
  "cda-n3-pdf-joint.xml": { says: [/Glycemie 0,95 g\/L/, /Ouvrir le PDF joint/], never: [/abîmée|n’est pas montré/] },
  "cda-section-codee-sans-texte.xml": { says: [/Allergies/, /Penicilline/], never: [/Rien n’est écrit/] },
  "cda-deux-noms.xml": { says: [/Ce document concerne Nina Mariee/, /Nom de naissance Naissance/] },
  "cda-given-two-parts.xml": { says: [/Ce document concerne Marie Eve Van der Berg/] },
  "cda-autopresentable.xml": { says: [/auto presentable/, /Ce document concerne Nina Essai/] },
  "cda-n1-plain-charset.xml": { says: [/Hémoglobine élevée/] },
  "cda-image-compressee-df.xml": { says: [/Cliches/], never: [/abîmée|n’est pas montré/] },
  "cda-n1-pdf-compresse.xml": { says: [/le PDF/] },
  "cda-image-externe.xml": { says: [/Une image est gardée ailleurs/], never: [/abîmée/] },
  "cda-sujet-autre.xml": { says: [/Antecedents Concerne une autre personne : mere, Rose Essai Diabete gestationnel/] },
  "cda-remplace.xml": { says: [/Ce document remplace une version précédente/] },
  "cda-gras-italique.xml": { says: [/anormal un anormal deux anormal trois/] },
  "cda-lien-data.xml": { says: [/voir le document/], never: [/base64/] },
  "cda-suffixe-us.xml": { says: [/Ce document concerne John Doe Jr/] },
  "cda-n1-text-rtf.xml": { says: [/n’est pas montré ici/] },
}

describe("A clinical document that was once shown wrongly", () => {
  it.each(Object.entries(CASES))("is shown as it says: %s", async (name, { says, never = [] }) => {
    const text = words(await markup(name))
    for (const said of says) expect(text).toMatch(said)
    for (const said of [...never, /missing:|undefined|\[object/]) expect(text).not.toMatch(said)
  })

  it("has each file of the folder in this table", () => {
    expect(Object.keys(CASES).sort()).toEqual(readdirSync(folder).sort())
  })

  it("keeps bold and italics however their codes are written", async () => {
    const html = await markup("cda-gras-italique.xml")
    expect(html).toContain("<strong><em>anormal un</em></strong>")
    expect(html).toContain("<strong>anormal deux</strong>")
    expect(html).toContain("<strong><em>anormal trois</em></strong>")
  })

  it("gives its inner files whole, inflated where they are compressed", async () => {
    expect((await readCdaFile(bytesOf("cda-n3-pdf-joint.xml"), 0))?.subarray(0, 5).toString()).toBe("%PDF-")
    expect((await readCdaPdf(bytesOf("cda-n1-pdf-compresse.xml")))?.subarray(0, 5).toString()).toBe("%PDF-")
    expect((await readCdaFile(bytesOf("cda-image-compressee-df.xml"), 0))?.subarray(0, 3)).toEqual(
      Buffer.from([0xff, 0xd8, 0xff]),
    )
  })
})
