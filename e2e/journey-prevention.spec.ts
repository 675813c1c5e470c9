import type { Page } from "@playwright/test"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { PREVENTION } from "@/lib/prevention/testing"
import { expect, test } from "./fixtures/test"

const says = (page: Page, words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeVisible()
const card = (page: Page, title: string) =>
  page
    .getByRole("region", { name: title })
    .or(page.locator("section", { hasText: title }))
    .first()

for (const javaScriptEnabled of [true, false])
  test(`A man of 52 is asked about a stool test, notes when it was done and silences the rest, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const [marc, claire] = [await newActor("Marc Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(marc)
    await asSuperuser(
      (sql) => sql`update patients set sex = 'male', birth_date = ((now() - interval '52 years 200 days')::date)::text
        where patient_id = ${patientId}`,
    )
    await newDelegation(marc, patientId, claire, PREVENTION)
    const his = await arriveAs(marc, { javaScriptEnabled })
    const hers = await arriveAs(claire, { javaScriptEnabled })
    const prevention = `/patients/${patientId}/prevention`
    const bowel = "Dépistage du cancer colorectal"

    await his.goto(`/patients/${patientId}`)
    await his.getByRole("link", { name: /^Pour ma santé\s: une chose à regarder$/ }).click()
    await expect(his.getByRole("heading", { level: 1, name: "Pour ma santé" })).toBeVisible()
    await expect(card(his, bowel)).toContainText("risque est élevé ?")
    // A question about the body is nobody else's.
    await hers.goto(prevention)
    await expect(hers.getByRole("main")).not.toContainText(bowel)

    await his.getByRole("button", { name: "Non, pas que je sache" }).click()
    await says(his, "C’est noté")
    await expect(card(his, bowel)).toContainText("À quand remonte la dernière fois ?")
    await his.getByRole("button", { name: /^Jamais, ou je ne sais pas/ }).click()
    await says(his, "C’est noté")
    await expect(card(his, bowel)).toContainText("Recommandé à tous de 50 à 74 ans")
    await expect(card(his, bowel)).toContainText(/L’âge\s: 52 ans/)
    await expect(card(his, bowel)).toContainText(
      "Arrêté relatif aux programmes de dépistages organisés des cancers, 16 janvier 2024",
    )
    await hers.reload()
    await expect(card(hers, bowel)).toContainText("Recommandé")
    await expect(hers.getByRole("button", { name: /Pas pour moi|Ne convient pas|Ne plus/ })).toHaveCount(0)

    await hers.getByRole("link", { name: /^C’est fait, le…/ }).click()
    await hers.getByRole("button", { name: "Noter que c’est fait" }).click()
    await expect(hers.getByRole("alert").first()).toContainText("Écrivez au moins l’année")
    await hers.getByLabel("Année").fill("1960")
    await hers.getByRole("button", { name: "Noter que c’est fait" }).click()
    await expect(hers.getByRole("alert").first()).toContainText("Cette date est avant la naissance")
    const [row] = await asSuperuser((sql) => sql`select extract(year from now())::text as year`)
    await hers.getByLabel("Année").fill(String(row?.year))
    await hers.getByRole("button", { name: "Noter que c’est fait" }).click()
    await says(hers, "C’est noté")

    await his.reload()
    await expect(card(his, "Déjà fait")).toContainText(`En ${row?.year}`)
    await his.getByText("Ce qui a été dit").click()
    await expect(his.getByRole("main")).toContainText("Dit par Claire Lefèvre")
    await his.getByRole("button", { name: "Ne plus rien proposer" }).click()
    await says(his, "Plus rien ne sera proposé ici")
    await expect(his.getByRole("main")).not.toContainText(bowel)
    await hers.goto(prevention)
    await expect(hers.getByRole("main")).not.toContainText(bowel)
    await his.getByRole("button", { name: "Proposer de nouveau" }).click()
    await says(his, "La réponse est retirée")
    await expect(card(his, "Déjà fait")).toContainText(bowel)
  })
