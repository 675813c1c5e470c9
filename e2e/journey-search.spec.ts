import { newActor, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { writtenPdf } from "@/lib/platform/files/fixtures"
import { expect, test } from "./fixtures/test"

const TEXT = "Une allergie aux pénicillines. The patient reports mild headaches."

for (const javaScriptEnabled of [true, false])
  test(`Jeanne finds a word inside a PDF from her first page, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    await deposit(jeanne, patientId, [{ bytes: await writtenPdf(TEXT), name: "a.pdf" }], { title: "Compte rendu d’anesthésie" })
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    await page.goto(`/patients/${patientId}`)
    await page.getByRole("main").getByRole("link", { name: "Chercher" }).click()
    await expect(page.getByText("Une photo ou une page numérisée n’a pas de texte")).toBeVisible()
    const field = page.getByLabel("Que cherchez-vous ?")
    const found = page.getByRole("listitem").filter({ hasText: "Compte rendu d’anesthésie" })
    // The worker reads the text once the deposit is committed.
    await expect(async () => {
      await field.fill("penicilline")
      await field.press("Enter")
      await expect(found.locator("mark")).toHaveText("pénicillines", { timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await expect(found).toContainText("Documents")
    await field.fill("headache")
    await page.getByRole("button", { name: "Chercher" }).click()
    await expect(found.locator("mark")).toHaveText("headaches")
    await found.getByRole("link").click()
    await expect(page.getByRole("heading", { level: 1, name: "Compte rendu d’anesthésie" })).toBeVisible()
  })

test("Jeanne is told what was searched where nothing is found, and what to do where a search says too little or too much", async ({
  arriveAs,
}) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const page = await arriveAs(jeanne)
  const asked = async (q: string) => {
    const answer = await page.goto(`/patients/${patientId}/search?q=${encodeURIComponent(q)}`)
    expect(answer?.status()).toBe(200)
  }
  await asked("varicelle")
  await expect(page.getByRole("heading", { name: "Rien trouvé pour « varicelle »" })).toBeVisible()
  await expect(
    page.getByText(
      "La recherche a porté sur ce que vous pouvez lire ici : documents, profil médical, mesures, vaccins, rendez-vous, volontés, tâches, carnet, personnes à prévenir et messages.",
    ),
  ).toBeVisible()
  await asked("le la")
  await expect(page.getByRole("heading", { name: "Ces mots sont trop courants" })).toBeVisible()
  await asked("a".repeat(10_000))
  await expect(page.getByRole("heading", { name: "Votre recherche est trop longue" })).toBeVisible()
  for (const q of ["   ", "' \" & | ! <-> :* \\", "\0", "%"]) {
    await asked(q)
    await expect(page.getByText("Un document se trouve par son titre")).toBeVisible()
  }
})
