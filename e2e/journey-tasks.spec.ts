import type { Page } from "@playwright/test"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { addDays, dayInParis } from "@/lib/platform/days"
import { compilePurpose } from "@/lib/reference/purposes"
import { type ArriveAs, expect, test } from "./fixtures/test"

type How = Parameters<ArriveAs>[1]

const says = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible()

/** Writes the day that is so many days away into the three fields of a form. */
async function fillDay(page: Page, days: number) {
  const [year = "", month = "", day = ""] = addDays(dayInParis(new Date()), days).split("-")
  await page.getByLabel("Jour", { exact: true }).fill(day)
  await page.getByLabel("Mois", { exact: true }).fill(month)
  await page.getByLabel("Année", { exact: true }).fill(year)
}

/** Jeanne and two of her children, who see the tasks by the help that each gives. */
async function family(arriveAs: ArriveAs, how: How = {}) {
  const [jeanne, claire, marc] = [
    await newActor("Jeanne Lefèvre"),
    await newActor("Claire Lefèvre"),
    await newActor("Marc Lefèvre"),
  ]
  const patientId = await newPatient(jeanne)
  for (const child of [claire, marc]) await newDelegation(jeanne, patientId, child, compilePurpose("everyday"))
  const tasks = `/patients/${patientId}/tasks`
  return { tasks, hers: await arriveAs(jeanne, how), claires: await arriveAs(claire, how), marcs: await arriveAs(marc, how) }
}

/** Two siblings and one task: one writes it down, both take it, one has it and the other is told who. */
async function takeOneTask(arriveAs: ArriveAs, how: How = {}) {
  const { tasks, hers, claires, marcs } = await family(arriveAs, how)
  await claires.goto(tasks)
  await expect(claires.getByText("Rien à faire pour le moment")).toBeVisible()
  await claires.getByRole("link", { name: "Noter une tâche" }).click()
  await claires.getByRole("button", { name: "Noter cette tâche" }).click()
  await expect(claires.getByRole("alert").first()).toContainText("Écrivez ce qu’il faut faire")
  await claires.getByLabel("Que faut-il faire ?").fill("Passer à la pharmacie")
  await fillDay(claires, 3)
  await claires.getByRole("button", { name: "Noter cette tâche" }).click()
  await says(claires, "La tâche est notée")

  await marcs.goto(tasks)
  await expect(marcs.getByRole("main")).toContainText("Personne ne s’en occupe encore")
  await claires.getByRole("button", { name: "Je m’en occupe" }).click()
  await says(claires, "C’est vous qui vous en occupez")
  await marcs.getByRole("button", { name: "Je m’en occupe" }).click()
  await says(marcs, "Quelqu’un a été plus rapide")
  await expect(marcs.getByRole("main")).toContainText("Claire Lefèvre s’en occupe déjà")
  return { tasks, hers, claires, marcs }
}

for (const javaScriptEnabled of [true, false])
  test(`Two siblings take one task: one has it and the other is told who, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const { tasks, hers, claires, marcs } = await takeOneTask(arriveAs, { javaScriptEnabled })
    await claires.getByRole("button", { name: "Je ne m’en occupe plus" }).click()
    await says(claires, "La tâche est de nouveau libre")
    await marcs.goto(tasks)
    await marcs.getByRole("button", { name: "Je m’en occupe" }).click()
    await says(marcs, "C’est vous qui vous en occupez")
    await marcs.getByRole("button", { name: "C’est fait" }).click()
    await says(marcs, "C’est fait, merci")

    await hers.goto(tasks)
    await expect(hers.getByRole("main")).toContainText("Fait par Marc Lefèvre")
    await hers.getByRole("link", { name: "Passer à la pharmacie" }).click()
    await hers.getByRole("button", { name: "Mettre à part pour Marc Lefèvre" }).click()
    await says(hers, "La tâche est mise à part")
    await marcs.goto(tasks)
    await expect(marcs.getByText("Rien à faire pour le moment")).toBeVisible()
    await expect(marcs.getByRole("main")).not.toContainText("pharmacie")
  })
