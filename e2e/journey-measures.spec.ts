import { readFile } from "node:fs/promises"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { writeMoment } from "@/lib/measures/moment/rules"
import { type ArriveAs, expect, test } from "./fixtures/test"

const HELPING = { permissions: ["view:measures", "add:measures"], documentGroups: [] }

async function jeanneAndClaire() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire, HELPING)
  return { jeanne, claire, list: `/patients/${patientId}/measures` }
}

/** Claire says what the scales showed, and Jeanne reads it as to be confirmed. */
async function proposeWeight(arriveAs: ArriveAs, options: Parameters<ArriveAs>[1] = {}) {
  const { jeanne, claire, list } = await jeanneAndClaire()
  const theirs = await arriveAs(claire, options)
  await theirs.goto(list)
  await theirs.getByRole("navigation", { name: "Que voulez-vous noter\u00A0?" }).getByRole("link", { name: "Poids" }).click()
  await expect(theirs.getByRole("heading", { level: 1, name: "Poids" })).toBeVisible()
  await theirs.getByLabel("Valeur en kg").fill("72,4")
  await theirs.getByLabel("Jour et heure").fill("04/01/2026 08:12")
  await theirs.getByRole("button", { name: "Noter la mesure" }).click()
  await expect(theirs.getByText("La mesure est notée, à confirmer par Jeanne")).toBeVisible()
  const hers = await arriveAs(jeanne, options)
  await hers.goto(list)
  const row = hers.getByRole("row").filter({ hasText: "72,4" })
  await expect(row).toContainText("4 janvier 2026")
  await expect(row).toContainText("dit par Claire Lefèvre, votre fille")
  await expect(row).toContainText("À confirmer")
  await row.getByRole("link").click()
  await hers.getByRole("button", { name: "Oui, la confirmer" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "La mesure est confirmée" })).toBeVisible()
  await expect(hers.getByText("confirmé par Jeanne Lefèvre")).toBeVisible()
  await hers.getByRole("button", { name: "Retirer cette mesure" }).click()
  await hers.getByRole("button", { name: "Remettre cette mesure" }).click()
  await expect(hers.getByRole("status").filter({ hasText: "La mesure est remise" })).toBeVisible()
}

test("Claire writes down Jeanne's weight, and Jeanne reads it as to be confirmed", async ({ arriveAs }) => {
  await proposeWeight(arriveAs)
})

test("Claire writes down Jeanne's weight without JavaScript", async ({ arriveAs }) => {
  await proposeWeight(arriveAs, { javaScriptEnabled: false })
})

test("Jeanne finds again what she typed and sent with a fault in it, after looking elsewhere", async ({ arriveAs }) => {
  const { jeanne, list } = await jeanneAndClaire()
  const page = await arriveAs(jeanne)
  await page.goto(`${list}/blood_pressure`)
  await page.getByLabel("Valeur").fill("haute")
  await page.getByRole("button", { name: "Noter la mesure" }).click()
  await expect(page.getByRole("alert").getByRole("link")).toHaveCount(1)
  await page.getByRole("navigation", { name: "Rubriques" }).getByRole("link", { name: "Accueil" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Bonjour Jeanne" })).toBeVisible()
  await page.goto(`${list}/blood_pressure`)
  await expect(page.getByRole("status").filter({ hasText: "Ce que vous aviez écrit est encore là" })).toBeVisible()
  await expect(page.getByLabel("Valeur")).toHaveValue("haute")
  await page.getByLabel("Valeur").fill("128/76")
  await page.getByLabel("Jour et heure").fill("")
  await page.getByRole("button", { name: "Noter la mesure" }).click()
  await expect(page.getByRole("row").filter({ hasText: "128/76" })).toContainText("noté par vous")
  await page.goto(`${list}/blood_pressure`)
  await expect(page.getByLabel("Valeur")).toHaveValue("")
})

for (const javaScriptEnabled of [true, false])
  test(`Jeanne is told what is wrong and keeps what she typed, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const { jeanne, list } = await jeanneAndClaire()
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    await page.goto(`${list}/blood_pressure`)
    await page.getByLabel("Valeur").fill("haute")
    await page.getByLabel("Jour et heure").fill("hier matin")
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    await expect(page.getByRole("alert").getByRole("link")).toHaveCount(2)
    await expect(page.getByLabel("Valeur")).toHaveValue("haute")
    await expect(page.getByLabel("Jour et heure")).toHaveValue("hier matin")
    await page.getByLabel("Valeur").fill("128/76")
    await page.getByLabel("Jour et heure").fill("")
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    await expect(page.getByRole("row").filter({ hasText: "128/76" })).toContainText("noté par vous")
  })

for (const javaScriptEnabled of [true, false])
  test(`Jeanne is asked whether 380 kg is right, and says which she meant, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const { jeanne, list } = await jeanneAndClaire()
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    await page.goto(`${list}/weight`)
    await page.getByLabel("Valeur en kg").fill("380")
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    await expect(page.getByRole("group", { name: "Est-ce bien 380\u00A0kg\u00A0?" })).toBeVisible()
    await page.getByLabel("Non, c’est 38\u00A0kg").check()
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    const cell = (text: string) => page.getByRole("row").filter({ has: page.getByRole("cell", { name: text, exact: true }) })
    await expect(cell("38")).toContainText("noté par vous")
    await page.getByLabel("Valeur en kg").fill("251")
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    await page.getByLabel("Oui, c’est bien 251\u00A0kg").check()
    await page.getByRole("button", { name: "Noter la mesure" }).click()
    await expect(cell("251")).toContainText("valeur inhabituelle, vérifiée")
  })

/** The day so many days ago at seven, as it is typed. */
const morning = (daysAgo: number) => writeMoment(new Date(Date.now() - daysAgo * 86_400_000)).replace(/ .*/, " 07:00")
const WEEK = ["1,18", "1,07", "1,21", "1,12", "1,04", "1,34", "1,09"]

for (const javaScriptEnabled of [true, false])
  test(`Jeanne writes down a week of glycaemia by keyboard, and reads it in another unit, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    arriveAs,
  }) => {
    const { jeanne, list } = await jeanneAndClaire()
    const page = await arriveAs(jeanne, { javaScriptEnabled })
    await page.goto(`${list}/glucose`)
    for (const [place, value] of WEEK.entries()) {
      await page.getByLabel("Valeur en g/L").focus()
      await page.keyboard.type(value)
      await page.keyboard.press("Tab")
      await page.keyboard.press("ArrowDown")
      await expect(page.getByLabel("Moment", { exact: true })).toHaveValue("fasting")
      await page.getByLabel("Jour et heure").fill(morning(place + 1))
      await page.getByLabel("Jour et heure").press("Enter")
      await expect(page.getByRole("cell", { name: value, exact: true })).toBeVisible()
    }
    await expect(page.getByText(/^7 mesures du .*, de 1,04 à 1,34\u00A0g\/L\.$/)).toBeVisible()
    await expect(page.getByText(/^Moyenne\u00A0: 1,15\u00A0g\/L sur 7 mesures\.$/)).toBeVisible()
    await page.getByRole("link", { name: "Changer d’unité" }).click()
    await page.getByLabel("mmol/L").check()
    await page.getByRole("button", { name: "Lire dans cette unité" }).click()
    await expect(page.getByRole("cell", { name: "6,5", exact: true })).toBeVisible()
    await expect(page.locator("main")).not.toContainText(/g\/L|mg\/dL/)
    const file = page.waitForEvent("download")
    await page.getByRole("link", { name: "Télécharger en tableau" }).click()
    const text = await readFile(await (await file).path(), "utf8")
    expect(text.split("\r\n")).toHaveLength(9)
    expect(text).toContain(";6,5;mmol/L;à jeun;")
    expect(text).not.toMatch(/g\/L|mg\/dL/)
  })
