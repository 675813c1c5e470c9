import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { biologyReport, personInHeader } from "@/lib/cda/examples"
import { fillDay, goOn, yesterday } from "./fixtures/depositing"
import { isAsked } from "./fixtures/inviting"
import { expect, test } from "./fixtures/test"

const QUESTION = "Ce document parle de Nina Essai. Est-ce bien pour vous ?"

/** A report of somebody who is not in this space. */
const another = () => {
  const buffer = Buffer.from(biologyReport({ patient: personInHeader("Nina", "ESSAI", "19700203") }))
  return { name: "analyses.xml", mimeType: "text/xml", buffer }
}

for (const javaScriptEnabled of [true, false]) {
  test(`Jeanne is asked whether another's report is hers, and everybody is told, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire)
    const list = `/patients/${patientId}/documents`
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    const send = async () => {
      await page.goto(`${list}/add`)
      await page.getByLabel("Choisissez le fichier").setInputFiles(another())
      await page.getByRole("button", { name: "Continuer" }).click({ timeout: 45_000 })
      await isAsked(page, QUESTION)
    }
    await send()
    await expect(page.getByText("Date de naissance écrite dans le document : 3 février 1970.")).toBeVisible()
    await page.getByRole("button", { name: "Non, ne pas le déposer" }).click()
    await expect(page.getByText("Ce dépôt est abandonné.")).toBeVisible()
    await send()
    await page.getByRole("button", { name: "Oui, c’est bien pour moi" }).click()
    await isAsked(page, "Qu’est-ce que c’est ?")
    await page.getByRole("group", { name: "Choisissez ce qui s’en rapproche" }).getByRole("radio").first().check()
    await goOn(page, "Quel jour était-ce ?")
    await fillDay(page, yesterday())
    await goOn(page, "Vérifiez, puis déposez")
    await page.getByRole("radio", { name: "Non", exact: true }).check()
    await page.getByRole("button", { name: "Déposer le document" }).click()
    await expect(page.getByText("Ce document parle de Nina Essai.")).toBeVisible()
    await expect(page.getByText(/Vous avez dit le .* qu’il est bien pour vous\./)).toBeVisible()
    const hers = await arriveAs(claire, { javaScriptEnabled })
    await hers.goto(list)
    await expect(hers.getByText("Autre identité")).toBeVisible()
    await hers.goto(page.url())
    await expect(hers.getByText(/Jeanne Lefèvre a dit le .* que c’est bien le sien\./)).toBeVisible()
  })
}
