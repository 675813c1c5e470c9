import type { Locator, Page } from "@playwright/test"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { biologyReport } from "@/lib/cda/examples"
import { readAtOnce } from "@/lib/documents/reading/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { dayInParis } from "@/lib/platform/days"
import { patientSummaries, picture, telephonePhoto } from "@/lib/platform/files/fixtures"
import { depositDocument, giveFile, sayWhatItIs } from "./fixtures/depositing"
import { isAsked } from "./fixtures/inviting"
import { paper } from "./fixtures/paper"
import { type ArriveAs, expect, test } from "./fixtures/test"

async function jeanneWithAnalyses(arriveAs: ArriveAs) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const { buffer, name } = await paper("Analyses de novembre")
  const documentId = await deposit(jeanne, patientId, [{ bytes: buffer, name }], { title: "Analyses de novembre" })
  const list = `/patients/${patientId}/documents`
  return { jeanne, patientId, list, document: `${list}/${documentId}`, page: await arriveAs(jeanne) }
}

const isDrawn = (image: Locator) =>
  expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0)

async function pressToday(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Aujourd’hui" }).click()
  const today = dayInParis(new Date())
  await expect(page.getByLabel("Jour", { exact: true })).toHaveValue(today.slice(8))
  await expect(page.getByLabel("Année", { exact: true })).toHaveValue(today.slice(0, 4))
}

test("Jeanne photographs two pages of a letter, and they are one document", async ({ arriveAs }) => {
  const { page, list } = await jeanneWithAnalyses(arriveAs)
  const photo = (buffer: Buffer, name: string) => ({ name, mimeType: "image/jpeg", buffer })
  const pages = [photo(await telephonePhoto(), "page 1.jpg"), photo(await picture(90, 120).jpeg().toBuffer(), "page 2.jpg")]
  await page.goto(list)
  await page.getByRole("link", { name: "Ajouter un document" }).first().click()
  await giveFile(page, pages)
  for (const number of [1, 2]) await isDrawn(page.getByRole("img", { name: `Page ${number} sur 2` }))
  await sayWhatItIs(page, { search: "courrier", title: "Lettre du cardiologue", day: pressToday })
  await page.goto(list)
  await page.getByRole("link", { name: "Lettre du cardiologue" }).click()
  for (const number of [1, 2]) await isDrawn(page.getByRole("img", { name: `Lettre du cardiologue, page ${number} sur 2` }))
  await expect(page.getByRole("link", { name: "Télécharger la page 2" })).toBeVisible()
})

test("Jeanne reads her analyses in the page, and a screen reader reads them too", async ({ arriveAs }) => {
  const { page, document } = await jeanneWithAnalyses(arriveAs)
  await page.goto(document)
  await expect(page.getByRole("region", { name: "Texte de la page 1" })).toContainText("Hémoglobine glyquée")
  await expect(page.locator("canvas")).toHaveCount(1)
})

test("The first page is a picture until the reader of PDF files has come, and without script", async ({ arriveAs }) => {
  const { page, jeanne, patientId, document } = await jeanneWithAnalyses(arriveAs)
  await readAtOnce({ patientId, documentId: document.split("/").at(-1) ?? "" })
  const picture = (where: Page) => where.getByRole("img", { name: "Analyses de novembre, première page" })
  await page.route("**/pdfjs/**", (route) => route.abort())
  await page.goto(document)
  await isDrawn(picture(page))
  await expect(page.getByText("Le document n’a pas pu s’afficher ici")).toBeVisible()
  await page.unroute("**/pdfjs/**")
  await page.goto(document)
  await expect(page.locator("canvas")).toHaveCount(1)
  await expect(picture(page)).toBeHidden()
  const plain = await arriveAs(jeanne, { javaScriptEnabled: false })
  await plain.goto(document)
  await isDrawn(picture(plain))
  await expect(plain.getByText("Pour garder ce document, téléchargez-le.")).toBeVisible()
})

test("Every example of a patient summary opens as a readable page, and as the original", async ({ arriveAs }) => {
  const { jeanne, patientId, list, page } = await jeanneWithAnalyses(arriveAs)
  for (const { name, bytes } of patientSummaries()) {
    const id = await deposit(jeanne, patientId, [{ bytes, name }], { typeCode: "60591-5", title: name })
    await page.goto(`${list}/${id}`)
    await isAsked(page, name)
    expect(await page.getByRole("main").getByRole("heading").count()).toBeGreaterThan(3)
    await expect(page.getByRole("main")).not.toContainText(/undefined|\[object|NaN/)
    const original = await page.request.get(`${list}/${id}/file?page=0`)
    expect(Buffer.compare(await original.body(), bytes)).toBe(0)
  }
})

test("A document that replaces another leads to it under its name, and the other leads to it", async ({ arriveAs }) => {
  const { jeanne, patientId, list, page } = await jeanneWithAnalyses(arriveAs)
  const parent = '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.3.4"/></parentDocument></relatedDocument>'
  const add = (title: string, id: string, related = "") => {
    const xml = biologyReport()
      .replace('<id root="1.2.250.1.999.1.1.7932.1"/>', `<id root="${id}"/>`)
      .replace("<documentationOf>", `${related}<documentationOf>`)
    return deposit(jeanne, patientId, [{ bytes: Buffer.from(xml), name: "document.xml" }], { title })
  }
  const first = await add("Premières analyses", "1.2.3.4")
  const second = await add("Analyses corrigées", "1.2.3.5", parent)
  await page.goto(`${list}/${second}`)
  await expect(page.getByText("Ce document remplace une version précédente.")).toBeVisible()
  await page.getByRole("link", { name: /^Premières analyses, document déposé le/ }).click()
  await page.waitForURL(`${list}/${first}`)
  await expect(page.getByText("Une version plus récente de ce document est ici")).toBeVisible()
  await expect(page.getByRole("link", { name: /^Analyses corrigées, document déposé le/ })).toBeVisible()
})

test("Jeanne deletes a document by mistake, and has it back in one gesture", async ({ arriveAs }) => {
  const { page, list, document } = await jeanneWithAnalyses(arriveAs)
  await page.goto(document)
  await page.getByRole("link", { name: "Supprimer" }).click()
  await page.getByRole("button", { name: "Supprimer le document" }).click()
  await expect(page.getByText("Le document est supprimé.")).toBeVisible()
  await expect(page.getByText("Vous pouvez le reprendre pendant 30 jours.")).toBeVisible()
  await expect(page.getByRole("link", { name: "Analyses de novembre" })).toHaveCount(0)
  await page.getByRole("button", { name: "Annuler la suppression" }).click()
  await expect(page.getByText("Le document est de retour.")).toBeVisible()
  await page.goto(list)
  await expect(page.getByRole("link", { name: "Analyses de novembre" })).toBeVisible()
})

test("Jeanne takes back what she deposited by mistake, and after the hour is led to delete it", async ({ arriveAs }) => {
  const { page, jeanne, patientId, list, document } = await jeanneWithAnalyses(arriveAs)
  await page.goto(document)
  await page.getByRole("link", { name: "Retirer ce document" }).click()
  await isAsked(page, "Retirer ce document")
  await page.getByRole("button", { name: "Retirer le document" }).click()
  await expect(page.getByText("Le document est retiré.")).toBeVisible()
  await expect(page.getByRole("link", { name: "Analyses de novembre" })).toHaveCount(0)
  const late = await newDocument(jeanne, patientId, { title: "Ordonnance d’avril" })
  await asSuperuser((sql) => sql`update documents set deposited_at = now() - interval '1 hour' where id = ${late}`)
  await page.goto(`${list}/${late}/withdraw`)
  await expect(page.getByText("L’heure pour le retirer est passée")).toBeVisible()
  await page.getByRole("link", { name: "Supprimer ce document" }).click()
  await isAsked(page, "Supprimer ce document ?")
})

test("Jeanne sets one document apart from Claire, who is told nothing", async ({ arriveAs }) => {
  const { jeanne, patientId, page, list, document } = await jeanneWithAnalyses(arriveAs)
  const claire = await newActor("Claire Lefèvre")
  await newDelegation(jeanne, patientId, claire)
  const theirs = await arriveAs(claire)
  await theirs.goto(document)
  await isAsked(theirs, "Analyses de novembre")
  await page.goto(document)
  await page.getByRole("button", { name: "Ne plus le montrer à Claire Lefèvre" }).click()
  await expect(page.getByText("Claire Lefèvre ne voit pas ce document")).toBeVisible()
  expect((await theirs.reload())?.status()).toBe(404)
  expect((await theirs.request.get(`${document}/file?page=0`)).status()).toBe(404)
  await theirs.goto(list)
  await expect(theirs.getByRole("main")).not.toContainText("Analyses de novembre")
})

test("Somebody whose file is refused reads it on the page, and her next file is taken", async ({ arriveAs }) => {
  const { page, patientId } = await jeanneWithAnalyses(arriveAs)
  await page.goto(`/patients/${patientId}/documents/add`)
  await page
    .getByLabel("Choisissez le fichier")
    .setInputFiles({ name: "ordonnance.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) })
  await page.getByRole("button", { name: "Continuer" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "Ce fichier est vide." })).toBeVisible()
  await page.goto(`/patients/${patientId}/documents`)
  await depositDocument(page, await paper("Analyses"), { search: "prise de sang", title: "Analyses de décembre" })
})
