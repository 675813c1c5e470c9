import type { Page } from "@playwright/test"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { newReviewer, sayYes, sendRequest, someChild } from "@/lib/review/testing"
import { type ArriveAs, expect, test } from "./fixtures/test"

type How = Parameters<ArriveAs>[1]

const HELPING = { permissions: ["view:vaccinations", "add:vaccinations"], documentGroups: [] }

/** Amina answers for a child by law, and has kept a page of the health record. */
async function aminaAndHerChild() {
  const amina = await newActor("Amina Diallo")
  const child = someChild({ birthDate: "2022-04-03" })
  await sayYes(await newReviewer(), await sendRequest(amina, { child, relation: "mother" }))
  const [space] = await asSuperuser(
    (sql) => sql`select patient_id from delegations where caregiver_account_id = ${amina.accountId} and status = 'active'`,
  )
  const patientId = String(space?.patient_id)
  const paper = { title: "Page du carnet de santé", documentGroup: "vaccinations", typeCode: "11369-6" }
  await newDocument(amina, patientId, { ...paper, authorKind: "caregiver" })
  return { amina, book: `/patients/${patientId}/vaccinations` }
}

/** The card under this heading. */
const cardOf = (page: Page, name: string) =>
  page.locator("section").filter({ has: page.getByRole("heading", { name, exact: true }) })

async function writeDown(page: Page, against: string, day: { year: string; month?: string; date?: string }) {
  await page.getByLabel("Contre quoi ?").selectOption({ label: against })
  await page.getByLabel("Jour", { exact: true }).fill(day.date ?? "")
  await page.getByLabel("Mois", { exact: true }).fill(day.month ?? "")
  await page.getByLabel("Année", { exact: true }).fill(day.year)
}

/** A mother writes a dose of a combined vaccine down, and says which paper proves it. */
async function addWithProof(arriveAs: ArriveAs, how: How = {}) {
  const { amina, book } = await aminaAndHerChild()
  const page = await arriveAs(amina, how)
  await page.goto(book)
  await expect(page.getByText("Aucun vaccin noté pour le moment")).toBeVisible()
  await page.getByRole("link", { name: "Noter un vaccin" }).first().click()
  await writeDown(page, "ROR : rougeole, oreillons, rubéole", { year: "2023", month: "4", date: "5" })
  await page.getByLabel(/Document qui le prouve/).selectOption({ index: 1 })
  await page.getByText("Plus de précisions").click()
  await page.getByLabel(/Numéro de lot/).fill("A21CB")
  await page.getByRole("button", { name: "Noter ce vaccin" }).click()
  await expect(page.getByRole("status").filter({ hasText: "Le vaccin est noté" })).toBeVisible()
  const group = cardOf(page, "Rougeole, oreillons et rubéole")
  await expect(group).toContainText("Dernière dose : le 5 avril 2023, une dose notée")
  await expect(group).toContainText("Lot A21CB")
  await group.getByRole("link", { name: /Page du carnet de santé/ }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Page du carnet de santé" })).toBeVisible()
}

test("A mother writes down a dose of her child with the paper that proves it", async ({ arriveAs }) => {
  await addWithProof(arriveAs)
})

test("A mother does the same without JavaScript", async ({ arriveAs }) => {
  await addWithProof(arriveAs, { javaScriptEnabled: false })
})

/** Claire says what she remembers, and Jeanne says yes to it. */
async function proposeAndConfirm(arriveAs: ArriveAs, how: How = {}) {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, HELPING)
  const book = `/patients/${patientId}/vaccinations`
  const theirs = await arriveAs(claire, how)
  await theirs.goto(`${book}/add`)
  await writeDown(theirs, "Zona", { year: "2025" })
  await theirs.getByRole("button", { name: "Noter ce vaccin" }).click()
  await expect(theirs.getByText("Le vaccin est noté, à confirmer par Jeanne")).toBeVisible()
  await expect(theirs.getByRole("button", { name: "Oui, c’est exact" })).toHaveCount(0)

  const hers = await arriveAs(jeanne, how)
  await hers.goto(book)
  const proposals = cardOf(hers, "Une dose à confirmer")
  await expect(proposals).toContainText("Dit par Claire Lefèvre, votre fille")
  await proposals.getByRole("button", { name: "Oui, c’est exact" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "La dose est confirmée" })).toBeVisible()
  await expect(cardOf(hers, "Zona")).toContainText("confirmé par vous")
  return { hers, book }
}

test("Claire proposes a dose, and Jeanne confirms it", async ({ arriveAs }) => {
  const { hers, book } = await proposeAndConfirm(arriveAs)
  const zoster = cardOf(hers, "Zona").getByRole("link", { name: "2025" })
  await zoster.click()
  await hers.getByRole("button", { name: "Retirer cette ligne" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "La ligne est retirée" })).toBeVisible()
  await hers.getByRole("button", { name: "Annuler" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "La ligne est revenue" })).toBeVisible()
  await hers.goto(book)
  await expect(cardOf(hers, "Zona")).toBeVisible()
})

test("Claire proposes a dose, and Jeanne confirms it, without JavaScript", async ({ arriveAs }) => {
  await proposeAndConfirm(arriveAs, { javaScriptEnabled: false })
})

test("Jeanne is told what is wrong, and nothing that she typed is lost", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const book = `/patients/${await newPatient(jeanne)}/vaccinations`
  for (const javaScriptEnabled of [true, false]) {
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    await page.goto(`${book}/add`)
    await writeDown(page, "Grippe", { year: "1943" })
    await page.getByRole("button", { name: "Noter ce vaccin" }).click()
    await expect(page.getByRole("alert").getByRole("link", { name: "Cette date est avant la naissance" })).toBeVisible()
    await expect(page.getByLabel("Année", { exact: true })).toHaveValue("1943")
    await page.getByRole("button", { name: "Aujourd’hui" }).click()
    await expect(page.getByLabel("Année", { exact: true })).not.toHaveValue("1943")
    await expect(page.getByLabel("Contre quoi ?")).toHaveValue("influenza")
  }
})

test("The calendar says why, never calls anybody late, and leads to the dose that is missing", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const book = `/patients/${await newPatient(jeanne)}/vaccinations`
  const page = await arriveAs(jeanne)
  await page.goto(book)
  const calendar = cardOf(page, "Ce que dit le calendrier")
  const zoster = calendar.getByRole("listitem").filter({ hasText: "Zona" }).first()
  await expect(zoster).toContainText("Recommandé")
  await zoster.getByText("Pourquoi ?").click()
  await expect(zoster).toContainText("Calendrier des vaccinations 2025, mise à jour de décembre 2025")
  await expect(zoster).toContainText("décembre 2025")
  await expect(zoster).toContainText("vaccination-info-service.fr")
  await expect(page.locator("body")).not.toContainText(/retard/i)
  await expect(calendar.getByText("Obligatoire")).toHaveCount(0)
  await zoster.getByRole("link", { name: "Noter une dose" }).click()
  await expect(page.getByLabel("Contre quoi ?")).toHaveValue("zoster")
})
