import { loadMedicines } from "@/drizzle/reference/medicines-load"
import { medicineLine, medicinesFile } from "@/drizzle/testing/medicines"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { expect, test } from "./fixtures/test"

const HELPING = { permissions: ["view:medications", "add:medications"], documentGroups: [] }
const LINES = [
  medicineLine("60000001", "EXEMPLINE 500 mg, comprimé"),
  medicineLine("60000002", "EXEMPLINE NOURRISSON, sirop", { form: "sirop", marketing: "Non commercialisée" }),
]

test.describe("With a list of medicines", () => {
  test.describe.configure({ mode: "serial" })
  test.beforeAll(async () => {
    const bytes = medicinesFile(...LINES)
    await loadMedicines(process.env.SUPERUSER_DATABASE_URL ?? "", bytes, { edition: "2026-11-15", mayShrink: true })
  })
  test.afterAll(async () => {
    await asSuperuser((sql) => sql`truncate medicines, medicine_editions`)
  })

  for (const javaScriptEnabled of [true, false])
    test(`Claire looks a treatment up and chooses it, and Jeanne takes the choice back, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
      arriveAs,
    }) => {
      const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
      const patientId = await newPatient(jeanne)
      await newDelegation(jeanne, patientId, claire, HELPING)
      const list = `/patients/${patientId}/profile/medications`
      const theirs = await arriveAs(claire, { javaScriptEnabled })
      const find = theirs.getByRole("button", { name: "Chercher dans la liste des médicaments" })

      await theirs.goto(`${list}/add`)
      await theirs.getByLabel(/^Quel traitement/).fill("inconnu")
      await find.click()
      await expect(theirs.getByRole("status").filter({ hasText: "Aucun médicament" })).toBeVisible()
      await theirs.getByLabel(/^Quel traitement/).fill("exempline")
      await theirs
        .getByLabel(/^Combien|^Quelle dose|^Dose/)
        .first()
        .fill("1 comprimé")
      await find.click()
      await expect(theirs.getByRole("radio")).toHaveCount(3)
      await expect(theirs.getByRole("radio", { name: "Non, garder seulement mes mots" })).toBeChecked()
      await expect(theirs.getByLabel(/^Quel traitement/)).toHaveValue("exempline")
      await expect(theirs.getByLabel(/^Combien à chaque prise/)).toHaveValue("1 comprimé")
      await expect(theirs.getByRole("main")).toContainText("sirop. N’est plus vendu.")
      await expect(theirs.getByRole("main")).toContainText("mise à jour du 15 novembre 2026")
      expect(theirs.url()).not.toContain("exempline")
      await theirs.getByText("EXEMPLINE 500 mg, comprimé").click()
      await theirs.getByRole("button", { name: "Ajouter au profil" }).click()
      await expect(theirs.getByText("La ligne est ajoutée, à confirmer par Jeanne ou par un soignant.")).toBeVisible()
      const line = theirs.getByRole("listitem").filter({ hasText: "exempline" })
      await expect(line).toContainText("mise à jour du 15 novembre 2026 : EXEMPLINE 500 mg, comprimé.")

      const hers = await arriveAs(jeanne, { javaScriptEnabled })
      await hers.goto(list)
      await hers.getByRole("link", { name: "exempline" }).click()
      await hers.getByRole("link", { name: "Modifier" }).click()
      await hers.getByRole("button", { name: "Chercher dans la liste des médicaments" }).click()
      await expect(hers.getByRole("radio", { name: "EXEMPLINE 500 mg, comprimé" })).toBeChecked()
      await hers.getByText("Non, garder seulement mes mots").click()
      await hers.getByRole("button", { name: "Enregistrer" }).click()
      await expect(hers.getByText("La ligne est modifiée.")).toBeVisible()
      await expect(hers.getByRole("main")).not.toContainText("EXEMPLINE 500 mg")
    })

  test("a disease is written in words alone", async ({ arriveAs }) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const page = await arriveAs(jeanne)
    await page.goto(`/patients/${await newPatient(jeanne)}/profile/conditions/add`)
    await expect(page.getByRole("button", { name: "Ajouter au profil" })).toBeVisible()
    await expect(page.getByRole("button", { name: "Chercher dans la liste des médicaments" })).toHaveCount(0)
  })
})
