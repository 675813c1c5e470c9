import type { Page } from "@playwright/test"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { dayIn } from "@/lib/appointments/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { type ArriveAs, expect, test } from "./fixtures/test"

type How = Parameters<ArriveAs>[1]

/** Writes the day that is so many days away into the three fields of a form. */
async function fillDay(page: Page, days: number) {
  const [year = "", month = "", day = ""] = dayIn(days).split("-")
  await page.getByLabel("Jour", { exact: true }).fill(day)
  await page.getByLabel("Mois", { exact: true }).fill(month)
  await page.getByLabel("Année", { exact: true }).fill(year)
}

const says = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible()

/** Paul, who was given the agenda and nothing else, prepares an appointment for his neighbour, and she says yes to it. */
async function prepareForARelative(arriveAs: ArriveAs, how: How = {}) {
  const [jeanne, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Paul Garnier")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, paul, compilePurpose("appointments"))
  const home = `/patients/${patientId}`
  const his = await arriveAs(paul, how)
  await his.goto(home)
  await his.getByRole("link", { name: "Rendez-vous" }).first().click()
  await expect(his.getByText("Aucun rendez-vous à venir")).toBeVisible()
  await his.getByRole("link", { name: "Noter un rendez-vous" }).click()
  await his.getByLabel("Avec qui ?").fill("Dre Morel")
  await fillDay(his, 9)
  await his.getByLabel("À quelle heure ?").fill("tôt")
  await his.getByRole("button", { name: "Noter ce rendez-vous" }).click()
  await expect(his.getByRole("alert").first()).toContainText("Écrivez une heure, par exemple 9 h 30")
  await expect(his.getByLabel("Avec qui ?")).toHaveValue("Dre Morel")
  await his.getByLabel("À quelle heure ?").fill("9 h 30")
  await his.getByText("Plus de précisions").click()
  await his.getByLabel(/Que faut-il apporter/).fill("La carte Vitale")
  await his.getByLabel(/Qui vient aussi/).selectOption({ label: "Moi" })
  await his.getByRole("button", { name: "Noter ce rendez-vous" }).click()
  await says(his, "Le rendez-vous est noté, à confirmer par Jeanne")
  await his.getByLabel("Une question").fill("Peut-elle conduire ?")
  await his.getByRole("button", { name: "Ajouter cette question" }).click()
  await says(his, "La question est ajoutée")

  const hers = await arriveAs(jeanne, how)
  await hers.goto(home)
  await expect(hers.getByRole("main")).toContainText("À apporter : La carte Vitale")
  await hers.getByRole("link", { name: "Tous les rendez-vous" }).click()
  await hers.getByRole("button", { name: "Oui, c’est exact" }).click()
  await says(hers, "Le rendez-vous est confirmé")
  await hers.getByRole("link", { name: /9 h 30$/ }).click()
  await expect(hers.getByRole("main")).toContainText("Paul Garnier")
  await hers.getByRole("button", { name: "Cocher : c’est posé" }).click()
  await says(hers, "C’est coché")
  return { his, hers }
}

test("A neighbour prepares an appointment for her, and she says yes; whoever was overtaken reads both", async ({ arriveAs }) => {
  const { his, hers } = await prepareForARelative(arriveAs)
  await hers.getByRole("link", { name: "Modifier" }).click()
  await his.getByRole("link", { name: "Modifier" }).click()
  await his.getByLabel("À quelle heure ?").fill("11 h")
  await his.getByRole("button", { name: "Enregistrer" }).click()
  await says(his, "Le rendez-vous est modifié")
  await hers.getByLabel("À quelle heure ?").fill("10 h")
  await hers.getByRole("button", { name: "Enregistrer" }).click()
  await expect(hers.getByRole("alert").first()).toContainText("a changé entre-temps")
  await expect(hers.getByRole("main")).toContainText("à 11 h 00")
  await expect(hers.getByLabel("À quelle heure ?")).toHaveValue("10 h")
  await hers.getByRole("button", { name: "Enregistrer" }).click()
  await says(hers, "Le rendez-vous est modifié")
  await hers.getByRole("button", { name: "Annuler ce rendez-vous" }).click()
  await hers.getByRole("button", { name: "Revenir en arrière" }).click()
  await says(hers, "Le rendez-vous est de nouveau noté")
})

test("The same without JavaScript", async ({ arriveAs }) => {
  await prepareForARelative(arriveAs, { javaScriptEnabled: false })
})
