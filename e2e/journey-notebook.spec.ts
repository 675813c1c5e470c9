import type { Page } from "@playwright/test"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { compilePurpose } from "@/lib/reference/purposes"
import { expect, test } from "./fixtures/test"

const says = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible()

for (const javaScriptEnabled of [true, false])
  test(`A daughter signs a note and corrects it, her brother reads it, and what is to be watched is closed, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const [jeanne, claire, marc] = [
      await newActor("Jeanne Lefèvre"),
      await newActor("Claire Lefèvre"),
      await newActor("Marc Lefèvre"),
    ]
    const patientId = await newPatient(jeanne)
    for (const child of [claire, marc]) await newDelegation(jeanne, patientId, child, compilePurpose("everyday"))
    const notebook = `/patients/${patientId}/notebook`
    const [hers, claires, marcs] = [
      await arriveAs(jeanne, { javaScriptEnabled }),
      await arriveAs(claire, { javaScriptEnabled }),
      await arriveAs(marc, { javaScriptEnabled }),
    ]

    await claires.goto(notebook)
    await expect(claires.getByText("Le carnet est vide")).toBeVisible()
    await claires.getByRole("link", { name: "Écrire une note" }).click()
    await claires.getByRole("button", { name: "Signer cette note" }).click()
    await expect(claires.getByRole("alert").first()).toContainText("Écrivez la note")
    await claires.getByLabel("Votre note").fill("Elle tousse la nuit.")
    await claires.getByText("C’est à surveiller", { exact: true }).click()
    await claires.getByRole("button", { name: "Signer cette note" }).click()
    await says(claires, "La note est signée")
    await expect(claires.getByRole("main")).toContainText("Personne d’autre ne l’a encore lue")

    await marcs.goto(notebook)
    await expect(marcs.getByRole("heading", { name: "À surveiller" })).toBeVisible()
    await claires.getByRole("link", { name: "Écrire une correction" }).click()
    await claires.getByLabel("Votre correction").fill("Surtout le matin.")
    await claires.getByRole("button", { name: "Signer cette correction" }).click()
    await says(claires, "La correction est signée")
    for (const words of ["Elle tousse la nuit.", "Surtout le matin.", "Lue par Marc Lefèvre"])
      await expect(claires.getByRole("main")).toContainText(words)

    await marcs.getByRole("button", { name: "Ce n’est plus à surveiller" }).click()
    await expect(marcs.getByRole("main")).toContainText("encore une personne")
    await hers.goto(notebook)
    await hers.getByRole("button", { name: "Ce n’est plus à surveiller" }).click()
    await says(hers, "C’est noté")
    await expect(hers.getByRole("heading", { name: "À surveiller" })).toBeHidden()
  })
