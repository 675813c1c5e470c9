import { randomUUID } from "node:crypto"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newPatient } from "@/lib/access/testing"
import { ASTHMA, FLU_SHOT, GOUT, METFORMIN, PENICILLIN, PLAN, summaryOf } from "@/lib/documents/proposals/testing"
import { addLine } from "@/lib/profile/commands"
import { depositSummary } from "./fixtures/summaries"
import { expect, test } from "./fixtures/test"

test("Jeanne takes what a document says line by line, then the rest at once, without JavaScript", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const own = { section: "conditions", lineId: randomUUID(), content: { label: "asthme" } } as const
  await withAccess(jeanne, patientId, ["add:conditions"], (access) => addLine(access, own))
  const documentId = await depositSummary(jeanne, patientId, summaryOf([ASTHMA, PENICILLIN, METFORMIN, FLU_SHOT, GOUT, PLAN]))
  const page = await arriveAs(jeanne, { javaScriptEnabled: false })
  const main = page.getByRole("main")
  await page.goto(`/patients/${patientId}/documents/${documentId}`)
  await expect(main).toContainText("Ce document propose 5 lignes")
  await page.getByRole("link", { name: "Voir et choisir" }).click()
  await expect(main).toContainText("Prendre les 3 lignes nouvelles")
  await expect(main).toContainText("D’après Synthèse médicale, écrit par Anne Morel, médecin le 3 mai 2026.")
  await expect(main).toContainText("1 autre chose reste dans « Synthèse médicale » :")
  await expect(main).toContainText("1 sans place dans le profil")
  const thing = (words: string) => page.getByRole("listitem").filter({ hasText: words }).last()

  // What is set aside comes back; then it is set aside for good.
  await thing("Metformine").getByRole("button", { name: "Mettre de côté" }).click()
  await expect(main).not.toContainText("Metformine")
  await page.getByRole("button", { name: "Annuler" }).click()
  await thing("Metformine").getByRole("button", { name: "Mettre de côté" }).click()

  // Her own line says the same: she gives it the words of the document.
  const both = page.getByRole("listitem").filter({ hasText: "Déjà là" }).first()
  await expect(both).toContainText("Dit par vous")
  await both.getByRole("button", { name: "Reprendre ces mots dans ma ligne" }).click()
  await expect(main).toContainText("Votre ligne dit maintenant ce que dit le document.")

  // Nobody guesses against what a vaccine was.
  await thing("Vaccin contre la grippe").getByRole("link", { name: "Prendre" }).click()
  await page.getByRole("button", { name: "Prendre" }).click()
  await expect(page.getByRole("alert").first()).toContainText("Choisissez contre quoi était le vaccin")
  await page.getByLabel(/^Contre quoi/).selectOption("influenza")
  await page.getByRole("button", { name: "Prendre" }).click()
  await expect(main).toContainText("C’est noté.")

  await page.getByRole("button", { name: "Prendre les 2 lignes nouvelles" }).click()
  await expect(main).toContainText("Il n’y a rien à choisir pour le moment.")
  await page.goto(`/patients/${patientId}/profile`)
  for (const words of [
    "Asthme",
    "Pénicilline",
    "Goutte",
    "d’après Synthèse médicale, écrit par Anne Morel, médecin le 3 mai 2026",
  ])
    await expect(main).toContainText(words)
  await expect(main).not.toContainText("Metformine")
  await expect(main).not.toContainText("proposent")
  await page.goto(`/patients/${patientId}/vaccinations`)
  await expect(main).toContainText("Vaccin contre la grippe")
})
