import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { type ArriveAs, expect, test } from "./fixtures/test"

type Options = Parameters<ArriveAs>[1]

/** Jeanne writes directives, writes them anew, and takes them back; what she wrote before stays to be read. */
async function writeDirectives(arriveAs: ArriveAs, options: Options = {}) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const page = await arriveAs(jeanne, options)
  await page.goto(`/patients/${patientId}/wishes`)
  await page.getByRole("link", { name: "Écrire mes directives" }).click()
  await page.getByRole("button", { name: "Mettre en vigueur" }).click()
  await expect(page.locator("main").getByRole("alert")).toContainText("Répondez à une question au moins")
  await page.getByLabel("Ce qui compte le plus pour moi").fill("Rester chez moi.")
  await page.getByRole("button", { name: "Mettre en vigueur" }).click()
  const directives = page.locator("section", { has: page.getByRole("heading", { name: "Directives anticipées" }) })
  await expect(directives).toContainText("En vigueur")
  await directives.getByRole("link", { name: "Les écrire de nouveau" }).click()
  await page.getByLabel("Ce que je refuse").fill("Une machine pour respirer.")
  await page.getByRole("button", { name: "Mettre en vigueur" }).click()
  await expect(directives).toContainText("Une machine pour respirer.")
  await directives.getByText("Lire ce qui était écrit avant").click()
  await expect(directives).toContainText("remplacé le")
  await directives.getByRole("link", { name: "Les révoquer" }).click()
  await expect(page.getByText("Dès maintenant, plus aucune directive n’est en vigueur.")).toBeVisible()
  await page.getByRole("button", { name: "Révoquer mes directives" }).click()
  await expect(directives).toContainText("Aucune directive n’est en vigueur.")
}

test("Jeanne writes what she wants for later, writes it anew and takes it back", async ({ arriveAs }) => {
  await writeDirectives(arriveAs)
})

test("Jeanne writes what she wants for later without JavaScript", async ({ arriveAs }) => {
  await writeDirectives(arriveAs, { javaScriptEnabled: false })
})

/** Jeanne names her trusted person, prints the form, notes that both signed, and reads where a refusal of organ donation is said. */
async function nameTrustedPerson(arriveAs: ArriveAs, options: Options = {}) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const page = await arriveAs(jeanne, options)
  await page.goto(`/patients/${patientId}/wishes/trusted-person`)
  await page.getByLabel("Prénom et nom").fill("Claire Lefèvre")
  await page.getByLabel("Qui est cette personne").selectOption({ label: "fille" })
  await page.getByRole("button", { name: "Nommer cette personne" }).click()
  await expect(page.getByRole("status").filter({ hasText: "Il reste à signer, vous et cette personne" })).toBeVisible()
  const [form] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Le formulaire à signer (PDF)" }).click(),
  ])
  expect((await readFile(await form.path())).subarray(0, 5).toString()).toBe("%PDF-")
  await page.getByLabel("Jour", { exact: true }).fill("4")
  await page.getByLabel("Mois", { exact: true }).fill("1")
  await page.getByLabel("Année", { exact: true }).fill("2026")
  await page.getByRole("button", { name: "Noter la signature" }).click()
  await expect(page.getByText("Claire Lefèvre a signé le 4 janvier 2026.")).toBeVisible()
  await page.goto(`/patients/${patientId}/wishes/organ-donation`)
  const register = page.locator("main").getByRole("link", { name: "registrenationaldesrefus.fr" })
  await expect(register).toHaveAttribute("href", "https://www.registrenationaldesrefus.fr")
}

test("Jeanne names her trusted person, prints the form and notes that both signed", async ({ arriveAs }) => {
  await nameTrustedPerson(arriveAs)
})

test("Jeanne names her trusted person without JavaScript", async ({ arriveAs }) => {
  await nameTrustedPerson(arriveAs, { javaScriptEnabled: false })
})

test("Jeanne stops showing her wishes to Claire, and Claire reads them no more", async ({ arriveAs }) => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, { permissions: ["view:documents", "view:wishes"] })
  const theirs = await arriveAs(claire)
  await theirs.goto(`/patients/${patientId}/wishes`)
  await expect(theirs.getByRole("heading", { level: 1, name: "Volontés" })).toBeVisible()
  const hers = await arriveAs(jeanne)
  await hers.goto(`/patients/${patientId}/wishes/readers`)
  await hers.getByRole("button", { name: "Ne plus montrer à Claire Lefèvre" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "Cette personne ne lit plus vos volontés." })).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByRole("heading", { level: 1, name: "Volontés" })).toBeHidden()
  await hers.getByRole("button", { name: "Montrer à Claire Lefèvre" }).click()
  await expect(hers.locator("main")).toContainText("lire vos volontés")
})

test("Jeanne hides her directives from professionals, told before what that does, and shows them again", async ({ arriveAs }) => {
  const [jeanne, morel] = [await newActor("Jeanne Lefèvre"), await newActor("Anne Morel", "professional")]
  const patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, morel)
  const hers = await arriveAs(jeanne, { javaScriptEnabled: false })
  await hers.goto(`/patients/${patientId}/wishes/directives`)
  await hers.getByLabel("Ce qui compte le plus pour moi").fill("Rester chez moi.")
  await hers.getByRole("button", { name: "Mettre en vigueur" }).click()
  const theirs = await arriveAs(morel, { javaScriptEnabled: false })
  await theirs.goto(`/patients/${patientId}/wishes`)
  await expect(theirs.getByText("Rester chez moi.")).toBeVisible()
  await hers.getByRole("link", { name: "Choisir qui peut les lire" }).click()
  await expect(hers.getByText("ils pourraient décider sans le savoir")).toBeVisible()
  await hers.getByRole("button", { name: "Cacher mes directives aux soignants" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "C’est caché aux soignants, avec le document" })).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByText("Rien à lire ici pour le moment")).toBeVisible()
  await hers.getByRole("button", { name: "Montrer mes directives aux soignants" }).click()
  await theirs.reload()
  await expect(theirs.getByText("Rester chez moi.")).toBeVisible()
})

/** Somebody presses the button and reads the card. */
async function openOnce(page: Page) {
  await page.getByRole("button", { name: "Ouvrir la fiche d’urgence" }).click()
  await expect(page.getByText("J’entends mal.")).toBeVisible()
}

/** Jeanne puts a code on her card, somebody opens it with nothing but that, and she takes it off. */
async function openCard(arriveAs: ArriveAs, options: Options = {}) {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const hers = await arriveAs(jeanne, options)
  await hers.goto(`/patients/${patientId}/emergency-card/change`)
  await hers.getByLabel("Ce qu’il faut savoir d’abord").fill("J’entends mal.")
  await hers.getByRole("button", { name: "Garder" }).click()
  await expect(hers.getByText("J’entends mal.")).toBeVisible()
  await hers.getByRole("button", { name: "Mettre un code sur la carte" }).click()
  const picture = await hers.getByRole("img", { name: /Image à photographier/ }).getAttribute("aria-label")
  const path = new URL(picture?.split(" ").at(-1) ?? "").pathname
  const [printed] = await Promise.all([
    hers.waitForEvent("download"),
    hers.getByRole("link", { name: "Imprimer la fiche (PDF)" }).click(),
  ])
  expect((await readFile(await printed.path())).subarray(0, 5).toString()).toBe("%PDF-")

  const nobody = await hers
    .context()
    .browser()
    ?.newContext({ baseURL: new URL(hers.url()).origin, ...options })
  if (!nobody) throw new Error("There is no browser to come as nobody")
  const theirs = await nobody.newPage()
  const opened = await theirs.goto(path)
  expect(opened?.status()).toBe(200)
  expect((await opened?.allHeaders())?.["cache-control"]).toContain("no-store")
  await expect(theirs.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
  await expect(theirs.getByText("Jeanne")).toBeHidden()
  await openOnce(theirs)
  await theirs.goto(path)
  await openOnce(theirs)
  if (options?.javaScriptEnabled !== false) await theirs.reload()
  else await theirs.goto(path)
  await expect(theirs.getByRole("button", { name: "Ouvrir la fiche d’urgence" })).toBeVisible()

  await hers.goto(`/patients/${patientId}/journal?kind=emergency`)
  const told = hers.locator("main").getByText("Quelqu’un a lu la fiche d’urgence par un code imprimé")
  await expect(told).toHaveCount(2)
  await hers.goto(`/patients/${patientId}/emergency-card`)
  await hers.getByRole("button", { name: "Retirer le code" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "Le code est retiré" })).toBeVisible()
  const [gone, never] = [await theirs.goto(path), await theirs.request.get(`/card/${"0".repeat(24)}`)]
  expect([gone?.status(), never.status()]).toEqual([404, 404])
  await expect(theirs.getByText("J’entends mal.")).toBeHidden()
  await nobody.close()
}

test("Somebody opens Jeanne's card by its code until she takes it off", async ({ arriveAs }) => {
  await openCard(arriveAs)
})

test("Somebody opens Jeanne's card by its code without JavaScript", async ({ arriveAs }) => {
  await openCard(arriveAs, { javaScriptEnabled: false })
})

/** Jeanne gives Claire a code; Claire signs with her own identity, sees nothing of the space, and gives it up one day. */
async function signAsTrusted(arriveAs: ArriveAs, options: Options = {}) {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const hers = await arriveAs(jeanne, options)
  await hers.goto(`/patients/${patientId}/wishes/trusted-person`)
  await hers.getByLabel("Prénom et nom").fill("Claire Lefèvre")
  await hers.getByLabel("Qui est cette personne").selectOption({ label: "fille" })
  await hers.getByRole("button", { name: "Nommer cette personne" }).click()
  await hers.getByRole("button", { name: "Donner un code à Claire Lefèvre" }).click()
  await expect(hers.getByRole("img", { name: /^Code à photographier/ })).toBeVisible()
  const link = ((await hers.getByText(/\/trusted-person\/[\w-]+$/).textContent()) ?? "").trim()

  const theirs = await arriveAs(claire, options)
  await theirs.goto(new URL(link).pathname)
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Jeanne Lefèvre souhaite vous nommer personne de confiance")
  await theirs.getByRole("button", { name: "J’accepte et je signe" }).click()
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Vous êtes la personne de confiance de Jeanne Lefèvre")
  expect((await theirs.goto(`/patients/${patientId}/wishes`))?.status()).toBe(404)

  await hers.goto(`/patients/${patientId}/wishes`)
  await expect(hers.getByText(/^Claire Lefèvre a accepté et signé ici le/)).toBeVisible()
  await theirs.goto(new URL(link).pathname)
  await theirs.getByText("Ne plus être sa personne de confiance").click()
  await theirs.getByRole("button", { name: "Je ne veux plus l’être" }).click()
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(
    "Vous n’êtes plus la personne de confiance de Jeanne Lefèvre",
  )
  await hers.goto(`/patients/${patientId}/wishes/trusted-person`)
  await expect(hers.getByText(/ne veut plus être votre personne de confiance depuis/)).toBeVisible()
}

test("Claire signs as Jeanne's trusted person by a code, and gives it up", async ({ arriveAs }) => {
  await signAsTrusted(arriveAs)
})

test("Claire signs as Jeanne's trusted person without JavaScript", async ({ arriveAs }) => {
  await signAsTrusted(arriveAs, { javaScriptEnabled: false })
})

test("A doctor has the card before him in one step from the record, lighter than fifty kilobytes", async ({ arriveAs }) => {
  const [jeanne, morel] = [await newActor("Jeanne Lefèvre"), await newActor("Anne Morel", "professional")]
  const patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, morel)
  const page = await arriveAs(morel, { javaScriptEnabled: false })
  await page.goto(`/patients/${patientId}`)
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith("/emergency-card")),
    page.getByRole("main").getByRole("link", { name: "Fiche d’urgence" }).click(),
  ])
  await expect(page.getByRole("heading", { level: 1, name: "Fiche d’urgence" })).toBeVisible()
  expect((await answer.body()).length).toBeLessThan(50_000)
})
