import { randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import { newActor, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { isAsked } from "./fixtures/inviting"
import { expect, test } from "./fixtures/test"

/** The whole sentence: any other that is done begins as it does. */
const ADDED = "C’est fait. Cette personne est dans l’équipe de soins."

/** A name that no other test looks for. */
const family = () => `Zz${randomUUID().replace(/[^a-f]/g, "")}`

test("Jeanne finds her doctor, adds her, blocks her while she reads, and lets her in again", async ({ arriveAs }) => {
  const name = family()
  const [jeanne, doctor] = [await newActor("Jeanne Lefèvre"), await newActor(`Dr Anne ${name}`, "professional")]
  const patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  const [mine, theirs] = [await arriveAs(jeanne), await arriveAs(doctor)]
  const list = `/patients/${patientId}/documents`
  const circle = `/patients/${patientId}/care-circle`
  expect((await theirs.goto(list))?.status()).toBe(404)

  await mine.goto(`/patients/${patientId}`)
  await mine.getByRole("navigation", { name: "Rubriques" }).getByRole("link", { name: "Qui m’aide" }).click()
  await mine.getByRole("navigation", { name: "Dans cette rubrique" }).getByRole("link", { name: "Soignants" }).click()
  await isAsked(mine, "Mes soignants")
  await mine.getByRole("link", { name: "Ajouter un soignant" }).click()
  await mine.getByRole("searchbox", { name: "Nom ou lieu" }).fill(`docteur ${name}`)
  await mine.getByRole("button", { name: "Chercher" }).click()
  await mine.getByRole("link", { name: `Dr Anne ${name}` }).click()
  await expect(mine.getByRole("main")).toContainText(`Aujourd’hui, Dr Anne ${name} ne peut rien lire ici.`)
  await mine.getByRole("button", { name: "Ajouter à mon équipe de soins" }).click()
  await expect(mine.getByRole("main").getByRole("status")).toContainText(ADDED)
  expect((await theirs.goto(list))?.status()).toBe(200)
  await mine.getByRole("button", { name: `Choisir Dr Anne ${name} comme médecin traitant` }).click()
  await expect(mine.getByRole("main")).toContainText("est votre médecin traitant")

  await mine.getByRole("link", { name: `Bloquer Dr Anne ${name}…` }).click()
  await isAsked(mine, `Bloquer Dr Anne ${name} ?`)
  await mine.getByRole("button", { name: `Bloquer Dr Anne ${name}` }).click()
  await expect(mine.getByRole("main")).toContainText("Accès bloqué depuis le")
  expect((await theirs.reload())?.status()).toBe(404)

  await mine.getByRole("button", { name: `Ne plus bloquer Dr Anne ${name}` }).click()
  await expect(mine.getByRole("main")).toContainText("Cette personne n’est plus bloquée.")
  expect((await theirs.reload())?.status()).toBe(404)
  await mine.getByRole("button", { name: "Ajouter à mon équipe de soins" }).click()
  await expect(mine.getByRole("main").getByRole("status")).toContainText(ADDED)
  expect((await theirs.reload())?.status()).toBe(200)

  await mine.goto(`/patients/${patientId}/journal?kind=care`)
  await expect(mine.getByRole("main")).toContainText(`Vous avez bloqué Dr Anne ${name}`)
  await mine.goto(`/patients/${patientId}/journal`)
  const read = `Dr Anne ${name}, médecin, Cabinet des Tilleuls, a consulté la liste de vos documents`
  await expect(mine.getByRole("main")).toContainText(read)
  await mine.goto(circle)
  await expect(mine.getByRole("main")).toContainText(`Dr Anne ${name}`)
})

/** What the picture leads to, and the button there. */
async function openWith(page: Page, code: string): Promise<void> {
  await page.goto(`/professional/open?code=${code}`)
  await page.getByRole("button", { name: "Ouvrir le dossier" }).click()
}

test("Jeanne gives a code without JavaScript, sees who used it, and ends the consultation", async ({ arriveAs }) => {
  const [jeanne, aubry] = [await newActor("Jeanne Lefèvre"), await newActor("Dr Pierre Aubry", "professional")]
  const patientId = await newPatient(jeanne)
  const mine = await arriveAs(jeanne, { javaScriptEnabled: false })
  const theirs = await arriveAs(aubry)
  const main = mine.getByRole("main")
  const shown = main.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await mine.goto(`/patients/${patientId}`)
  await mine.getByRole("link", { name: "Donner un code" }).click()
  await main.getByRole("button", { name: "Préparer un code" }).click()
  const code = (await shown.textContent()) ?? ""
  await expect(main.getByRole("img", { name: new RegExp(code) })).toBeVisible()
  await main.getByRole("link", { name: "Voir si le code a été utilisé" }).click()
  await expect(shown).toHaveText(code)

  await main.getByRole("button", { name: "Annuler ce code" }).click()
  await expect(main).toContainText("Le code est annulé.")
  await main.getByRole("button", { name: "Préparer un autre code" }).click()
  const another = (await shown.textContent()) ?? ""
  expect(another).not.toBe(code)

  await openWith(theirs, code)
  await expect(theirs.getByRole("alert").first()).toBeVisible()
  await openWith(theirs, another)
  await isAsked(theirs, "Dossier de Jeanne Lefèvre")
  await main.getByRole("link", { name: "Voir si le code a été utilisé" }).click()
  await expect(main).toContainText("Dr Pierre Aubry a utilisé le code à")
  await main.getByRole("button", { name: "Terminer la consultation" }).click()
  await expect(main).toContainText("La consultation est terminée.")
  expect((await theirs.reload())?.status()).toBe(404)
})

test("A member of the team reads who treats and who helps; what Jeanne asks of a document says the same", async ({
  arriveAs,
}) => {
  const [jeanne, doctor] = [await newActor("Jeanne Lefèvre"), await newActor("Dr Anne Morel", "professional")]
  const patientId = await newPatient(jeanne)
  const documentId = await newDocument(jeanne, patientId, { marks: ["N", "MASQUE_PS"] })
  await newTeamMember(jeanne, patientId, doctor)
  const [mine, theirs] = [await arriveAs(jeanne), await arriveAs(doctor)]
  await theirs.goto(`/patients/${patientId}/care-circle`)
  await isAsked(theirs, "Qui soigne et qui aide Jeanne Lefèvre")
  await expect(theirs.getByRole("main").getByRole("button")).toHaveCount(0)
  expect((await theirs.goto(`/patients/${patientId}/documents/${documentId}`))?.status()).toBe(404)
  await mine.goto(`/patients/${patientId}/documents/${documentId}/readers`)
  await expect(mine.getByRole("main")).toContainText("Vous avez caché ce document aux soignants.")
})
