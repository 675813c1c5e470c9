import type { Page } from "@playwright/test"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { addDays, dayInParis } from "@/lib/platform/days"
import { compilePurpose } from "@/lib/reference/purposes"
import { newTakenTask } from "@/lib/tasks/testing"
import { type ArriveAs, expect, test } from "./fixtures/test"

type How = Parameters<ArriveAs>[1]

const says = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible()

/** Writes the day that is so many days away into the three fields of one question. */
async function fillDay(page: Page, question: string, days: number) {
  const [year = "", month = "", day = ""] = addDays(dayInParis(new Date()), days).split("-")
  const fields = page.getByRole("group", { name: question })
  await fields.getByLabel("Jour", { exact: true }).fill(day)
  await fields.getByLabel("Mois", { exact: true }).fill(month)
  await fields.getByLabel("Année", { exact: true }).fill(year)
}

/** Jeanne and two of her children; Claire takes care of something, and is away for a week from today. */
async function family(arriveAs: ArriveAs, how: How) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const [claire, marc] = [await newActor("Claire Lefèvre"), await newActor("Marc Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, compilePurpose("everyday"))
  const lens = await newDelegation(jeanne, patientId, marc, compilePurpose("everyday"))
  await newTakenTask(claire, patientId, { title: "Arroser les plantes" })
  const tasks = `/patients/${patientId}/tasks`
  const preview = `/patients/${patientId}/preview/${lens}/tasks`
  return {
    tasks,
    preview,
    hers: await arriveAs(jeanne, how),
    claires: await arriveAs(claire, how),
    marcs: await arriveAs(marc, how),
  }
}

for (const javaScriptEnabled of [true, false])
  test(`A week is handed over by who goes away to who says yes, and the person cared for ends it, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const { tasks, preview, hers, claires, marcs } = await family(arriveAs, { javaScriptEnabled })
    await claires.goto(tasks)
    await claires.getByRole("link", { name: "Passer la main quelques jours" }).click()
    await claires.getByRole("button", { name: "Demander" }).click()
    await expect(claires.getByRole("alert").first()).toBeVisible()
    await claires.getByLabel("À qui passez-vous la main ?").selectOption({ label: "Marc Lefèvre" })
    await fillDay(claires, "À partir de quel jour ?", 0)
    await fillDay(claires, "Jusqu’à quel jour compris ?", 7)
    await claires.getByRole("button", { name: "Demander" }).click()
    await says(claires, "Votre demande est partie")

    await marcs.goto(tasks)
    await expect(marcs.getByRole("main")).toContainText("Claire Lefèvre passe la main à vous")
    await expect(marcs.getByRole("main")).toContainText("Claire Lefèvre s’en occupe")
    await marcs.getByRole("button", { name: "Oui, je m’en occupe" }).click()
    await says(marcs, "vous prendrez le relais ces jours-là")
    await expect(marcs.getByRole("main")).toContainText("Vous vous en occupez")
    await marcs.getByRole("link", { name: "Arroser les plantes" }).click()
    await expect(marcs.getByRole("main")).toContainText("À la place de Claire Lefèvre, jusqu’au")

    await hers.goto(preview)
    await expect(hers.getByRole("main")).toContainText("Claire Lefèvre passe la main à vous")
    await expect(hers.getByRole("button", { name: "Je ne peux plus" })).toHaveCount(0)
    await hers.goto(tasks)
    await expect(hers.getByRole("main")).toContainText("Claire Lefèvre passe la main à Marc Lefèvre")
    await expect(hers.getByRole("main")).toContainText("Marc Lefèvre s’en occupe")
    await hers.getByRole("button", { name: "Y mettre fin" }).click()
    await says(hers, "chacun garde ses tâches")
    await expect(hers.getByRole("main")).toContainText("Claire Lefèvre s’en occupe")
  })
