import type { Page } from "@playwright/test"
import { REVIEW_CHECKS } from "@/drizzle/review-vocabulary"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { printedPdf } from "@/lib/platform/files/fixtures"
import { newReviewer, sendRequest, someChild, takeUp } from "@/lib/review/testing"
import { certificate } from "./circle/desk"
import { hearScript, isAwake } from "./fixtures/awake"
import { FILE_MS } from "./fixtures/depositing"
import { expect, test } from "./fixtures/test"

test.setTimeout(180_000)

const press = (page: Page, name: string, timeout?: number) =>
  page.getByRole("main").getByRole("button", { name, exact: true }).click({ timeout })
const follow = (page: Page, name: string) => page.getByRole("main").getByRole("link", { name, exact: true }).click()
const isAt = (page: Page, name: string | RegExp) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible()

type Child = ReturnType<typeof someChild>

/** From "Les enfants" to "sent", as a parent goes. */
async function ask(page: Page, child: Child): Promise<void> {
  await page.goto("/children")
  await follow(page, "Demander l’espace d’un enfant")
  await press(page, "Commencer")
  await page.getByLabel("Nom de naissance").fill(child.birthName)
  await page.getByLabel("Tous ses prénoms").fill(child.givenNames)
  await page.getByLabel("Garçon").check()
  const [year = "", month = "", day = ""] = child.birthDate.split("-")
  await page.getByLabel("Jour").fill(day)
  await page.getByLabel("Mois").fill(month)
  await page.getByLabel("Année").fill(year)
  await page.getByLabel("France, outre-mer compris").check()
  await page.getByLabel("Commune de naissance").fill(child.birthTown)
  await press(page, "Continuer")
  await page.getByLabel("Sa mère").check()
  await press(page, "Continuer")
  const { bytes, name, type } = await certificate(child)
  await page.locator("input[type=file]").first().setInputFiles({ name, mimeType: type, buffer: bytes })
  // Each file is drawn once as well before the answer comes; without script the click itself waits for it.
  await press(page, "Envoyer ces fichiers", FILE_MS)
  await expect(page.getByText("C’est ajouté.")).toBeVisible({ timeout: FILE_MS })
  await follow(page, "Continuer")
  await press(page, "Envoyer la demande")
  await expect(page.getByText("Votre demande est partie.")).toBeVisible()
}

/** The tests put more cases on this one desk than it shows at once: this one is made the most pressing. */
async function openCase(page: Page, child: Child): Promise<void> {
  await asSuperuser((sql) => sql`update review_cases set deadline_on = submitted_at::date where birth_name = ${child.birthName}`)
  await page.goto("/review")
  await page.getByRole("link", { name: new RegExp(`pour Noé ${child.birthName}`) }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test(`Amina asks for Noé's space, Isabelle looks and says yes, and it opens, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const child = someChild()
    const amina = await arriveAs(await newActor("Amina Diallo"), { javaScriptEnabled })
    const isabelle = await arriveAs(await newReviewer("Isabelle Mercier"), { javaScriptEnabled })
    await ask(amina, child)

    await openCase(isabelle, child)
    await expect(isabelle.getByText("acte de naissance")).toHaveCount(0)
    await isabelle.getByLabel("Non, je n’ai aucun lien avec elles").check()
    await press(isabelle, "Continuer")
    await press(isabelle, "Prendre la demande")
    await follow(isabelle, "Regarder acte de naissance.pdf")
    const picture = isabelle.getByRole("img", { name: /Page 1 sur 1/ })
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1654)
    await follow(isabelle, "Retour à la demande")
    const boxes = isabelle.getByRole("checkbox")
    await expect(boxes).toHaveCount(REVIEW_CHECKS.length)
    for (const box of await boxes.all()) await box.check()
    await press(isabelle, "Enregistrer la liste")
    await follow(isabelle, "Accepter")
    await press(isabelle, "Accepter et ouvrir l’espace")
    await expect(isabelle.getByText(/Demande acceptée le/)).toBeVisible()

    await amina.reload()
    await expect(amina.getByRole("heading", { name: "Votre demande est acceptée" })).toBeVisible()
    const href = await amina.getByRole("link", { name: /Télécharger la lettre/ }).getAttribute("href")
    expect((await amina.request.get(href ?? "")).headers()["content-type"]).toBe("application/pdf")
    await amina.goto("/helping")
    await expect(amina.getByText("Jusqu’à ses 18 ans, le 11 février 2040.")).toBeVisible()
    await follow(amina, "Entrer dans l’espace de Noé")
    await expect(amina.getByRole("link", { name: /^Espace de Noé/ })).toBeVisible()
    await expect(amina.getByText("Au titre de l’autorité parentale, jusqu’à ses 18 ans.")).toBeVisible()
    await amina.goto("/helping")
    await follow(amina, "Ce que je peux faire chez Noé")
    await expect(amina.getByText(/Cet accès repose sur la loi/)).toBeVisible()
    await expect(amina.getByRole("link", { name: /Ne plus aider/ })).toHaveCount(0)
  })
}

test("Isabelle asks Thomas for a readable paper, and turns its pages with the arrow keys", async ({ arriveAs }) => {
  const child = someChild()
  const thomas = await newActor("Thomas Roche")
  const caseId = await sendRequest(thomas, { child, files: [{ bytes: await printedPdf(3), name: "livret.pdf" }] })
  const reviewer = await newReviewer("Isabelle Mercier")
  await takeUp(reviewer, caseId)
  const page = await arriveAs(reviewer, { alone: true })
  await hearScript(page)
  await page.goto(`/review/${caseId}`)
  await follow(page, "Regarder livret.pdf")
  await isAt(page, "livret.pdf")
  await isAwake(page)
  await page.keyboard.press("ArrowRight")
  await expect(page.getByText("Page 2 sur 3")).toBeVisible()
  await isAwake(page)
  await page.keyboard.press("ArrowLeft")
  await expect(page.getByText("Page 1 sur 3")).toBeVisible()
  await follow(page, "Très grande")
  await expect(page.getByRole("link", { name: "Très grande" })).toHaveAttribute("aria-current", "page")
  await page.goto(`/review/${caseId}/more?reason=evidence_unreadable`)
  await page.getByLabel("Vos mots pour la personne").fill("La deuxième page est floue.")
  await press(page, "Demander et envoyer la lettre")
  await expect(page.getByText("On attend une réponse de la personne.")).toBeVisible()
  const theirs = await arriveAs(thomas)
  await theirs.goto(`/children/${caseId}`)
  await expect(theirs.getByText("Un papier ne se lit pas bien.")).toBeVisible()
  await expect(theirs.getByText("La deuxième page est floue.")).toBeVisible()
  await expect(theirs.getByRole("link", { name: "Compléter mes papiers" })).toBeVisible()
})
