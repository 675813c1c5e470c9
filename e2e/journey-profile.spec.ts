import { newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { isAsked } from "./fixtures/inviting"
import { expect, test } from "./fixtures/test"

const HELPING = { permissions: ["view:medications", "add:medications"], documentGroups: [] }

async function jeanneAndHerPeople() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const doctor = await newActor("Pierre Aubry", "professional")
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, HELPING)
  await newTeamMember(jeanne, patientId, doctor)
  return { jeanne, claire, doctor, space: `/patients/${patientId}`, profile: `/patients/${patientId}/profile` }
}

for (const javaScriptEnabled of [true, false])
  test(`Claire proposes a treatment and Jeanne confirms it, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const { jeanne, claire, space, profile } = await jeanneAndHerPeople()
    const theirs = await arriveAs(claire, { javaScriptEnabled })
    await theirs.goto(space)
    await theirs.getByRole("navigation", { name: "Rubriques" }).getByRole("link", { name: "Santé" }).click()
    await isAsked(theirs, "Profil médical")
    await expect(theirs.getByRole("main")).not.toContainText("Allergies")
    await theirs.getByRole("link", { name: "Ajouter un traitement" }).click()
    await theirs.getByRole("button", { name: "Ajouter au profil" }).click()
    await expect(theirs.getByRole("alert").first()).toContainText("Écrivez de quoi il s’agit")
    await theirs.getByLabel(/^Quel traitement/).fill("Metformine 850 mg")
    await theirs
      .getByLabel(/^Quand/)
      .first()
      .fill("matin et soir")
    await theirs.getByRole("button", { name: "Ajouter au profil" }).click()
    await expect(theirs.getByText("La ligne est ajoutée, à confirmer par Jeanne ou par un soignant.")).toBeVisible()

    const hers = await arriveAs(jeanne, { javaScriptEnabled })
    await hers.goto(profile)
    const line = hers.getByRole("listitem").filter({ hasText: "Metformine 850 mg" })
    await expect(line).toContainText("Dit par Claire Lefèvre, votre fille")
    await expect(line).toContainText("À confirmer")
    await line.getByRole("button", { name: "Oui, c’est exact" }).click()
    await expect(hers.getByText("La ligne est confirmée.")).toBeVisible()
    await expect(hers.getByRole("main")).toContainText("confirmé par vous")

    // She keeps it from Claire, who is not told.
    // What hiding from all changes is said before it is done.
    await expect(hers.getByText("ils pourraient décider sans le savoir")).toBeVisible()
    await hers.getByRole("button", { name: "La cacher à Claire Lefèvre" }).click()
    await expect(hers.getByText("La ligne est cachée à cette personne.")).toBeVisible()
    await theirs.goto(profile)
    await expect(theirs.getByRole("main")).not.toContainText("Metformine")
  })

test("Jeanne changes a line, reads what it said, takes it away and brings it back; her doctor reads it first", async ({
  arriveAs,
}) => {
  const { jeanne, doctor, space, profile } = await jeanneAndHerPeople()
  const page = await arriveAs(jeanne)
  await page.goto(`${profile}/allergies/add`)
  await page.getByRole("button", { name: "Dire qu’il n’y a aucune allergie connue" }).click()
  await expect(page.getByRole("main")).toContainText("Aucune allergie connue")
  await page.getByRole("link", { name: "Ajouter une allergie" }).click()
  await page.getByLabel(/^À quoi/).fill("Pénicilline")
  await page.getByLabel(/^Que se passe-t-il/).fill("Plaques rouges")
  await page.getByRole("button", { name: "Ajouter au profil" }).click()
  await expect(page.getByText("La ligne est ajoutée.")).toBeVisible()
  await expect(page.getByRole("main")).not.toContainText("Aucune allergie connue")
  await page.getByRole("link", { name: "Pénicilline" }).click()
  await page.getByRole("link", { name: "Modifier" }).click()
  await page.getByLabel(/^Que se passe-t-il/).fill("Gonflement du visage")
  await page.getByRole("button", { name: "Enregistrer" }).click()
  await expect(page.getByText("La ligne est modifiée.")).toBeVisible()
  await page.getByText("Historique").click()
  await expect(page.getByRole("main")).toContainText("Plaques rouges.")

  const theirs = await arriveAs(doctor)
  await theirs.goto(space)
  const summary = theirs.getByRole("region", { name: "L’essentiel du dossier" })
  await expect(summary).toContainText("Pénicilline · Gonflement du visage.")
  await expect(summary).toContainText("Aucun traitement n’est noté. Cela ne veut pas dire qu’il n’y en a pas.")

  await page.getByRole("button", { name: "Retirer cette ligne" }).click()
  await expect(page.getByText("La ligne est retirée.")).toBeVisible()
  await page.getByRole("button", { name: "Annuler" }).click()
  await expect(page.getByText("La ligne est revenue.")).toBeVisible()
})

test("Two tabs change one line: the second is told, sees both, and keeps what was typed", async ({ arriveAs }) => {
  const { jeanne, profile } = await jeanneAndHerPeople()
  const page = await arriveAs(jeanne)
  await page.goto(`${profile}/conditions/add`)
  await page.getByLabel(/^Quelle maladie/).fill("Diabète")
  await page.getByRole("button", { name: "Ajouter au profil" }).click()
  await page.getByRole("link", { name: "Diabète", exact: true }).click()
  await page.getByRole("link", { name: "Modifier" }).click()
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByLabel(/^Quelle maladie/).fill("Diabète de type 2")
  await other.getByRole("button", { name: "Enregistrer" }).click()
  await expect(other.getByText("La ligne est modifiée.")).toBeVisible()
  await page.getByLabel(/^Quelle maladie/).fill("Diabète depuis 2009")
  await page.getByRole("button", { name: "Enregistrer" }).click()
  await expect(page.getByRole("alert").first()).toContainText("Quelqu’un d’autre a modifié cette ligne entre-temps")
  await expect(page.getByLabel(/^Quelle maladie/)).toHaveValue("Diabète depuis 2009")
  const now = page.locator("section").filter({ hasText: "Ce que la ligne dit en ce moment" })
  await expect(now).toContainText("Diabète de type 2")
  await page.getByRole("button", { name: "Enregistrer" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Diabète depuis 2009" })).toBeVisible()
})
