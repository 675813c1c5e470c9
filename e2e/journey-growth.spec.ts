import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { newActor } from "@/lib/access/testing"
import { newChild } from "@/lib/measures/growth/testing"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import { type ArriveAs, expect, test } from "./fixtures/test"

type How = Parameters<ArriveAs>[1]

/** Amina writes down how tall her child is, lying, and finds it on the curve. */
async function measure(page: Page, base: string) {
  await page.goto(`${base}/measures/growth`)
  await expect(page.getByText("Rien n’est encore noté ici")).toBeVisible()
  await page.getByRole("link", { name: "Noter une taille" }).click()
  await page.getByLabel("Valeur en cm").fill("86,5")
  await page.getByLabel(/^Position/).selectOption({ label: "position allongée" })
  await page.getByLabel("Jour et heure").fill("18/03/2024 10:00")
  await page.getByRole("button", { name: "Noter la mesure" }).click()
  await expect(page.getByText("La mesure est notée.")).toBeVisible()
  await page.getByRole("link", { name: "Voir la courbe de croissance" }).click()
}

/** What both parents find: the point in a sentence and in the table, and that no reference is drawn. */
async function seeGrowth(page: Page) {
  await expect(page.getByText("1 mesure : 86,5 cm, le 18 mars 2024 (23 mois).")).toBeVisible()
  await expect(page.getByRole("row", { name: /18 mars 2024.*23 mois, position allongée.*86,5/ })).toBeVisible()
  await expect(page.getByText(/^Aucune courbe de référence n’est installée ici/)).toBeVisible()
}

async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Télécharger le carnet en PDF" }).click(),
  ])
  return (await readPdf(await readFile(await file.path()))).text
}

/** Both parents read and print the same booklet; the father comes from the list of his people. */
async function byTwoParents(arriveAs: ArriveAs, how: How = {}) {
  const [amina, thomas] = [await newActor("Amina Diallo"), await newActor("Thomas Roche")]
  const base = `/patients/${await newChild([amina, thomas], { birthDate: "2022-04-03" })}`
  const hers = await arriveAs(amina, how)
  await measure(hers, base)
  await seeGrowth(hers)
  const printed = await download(hers)
  expect(printed).toContain("86,5")

  const his = await arriveAs(thomas, how)
  await his.goto("/helping")
  await his.locator(`a[href="${base}"]`).first().click()
  await his.goto(`${base}/measures`)
  await his.getByRole("link", { name: "Voir la courbe de croissance" }).click()
  await seeGrowth(his)
  expect((await download(his)).replace("par Thomas Roche", "par Amina Diallo")).toBe(printed)
  return his
}

test("Two parents read and print the same booklet, and switch to the child in one gesture", async ({ arriveAs }) => {
  const his = await byTwoParents(arriveAs, { viewport: { width: 360, height: 740 } })
  await his.goto("/helping")
  await his.locator("header summary").first().click()
  await his.locator("header").getByRole("link", { name: "Noé Diallo" }).click()
  await expect(his.getByRole("heading", { level: 1 })).toBeVisible()
  await expect(his).toHaveURL(/\/patients\//)
})

test("Two parents do the same without JavaScript", async ({ arriveAs }) => {
  await byTwoParents(arriveAs, { javaScriptEnabled: false })
})
