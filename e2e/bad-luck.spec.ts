import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { type BreakablePortal, startBreakablePortal } from "./fixtures/breakable"
import { FILE_MS } from "./fixtures/depositing"
import { isAsked } from "./fixtures/inviting"
import { paper } from "./fixtures/paper"
import { expect, test } from "./fixtures/test"

async function jeanneWithOneDocument() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const { buffer, name } = await paper("Analyses")
  const documentId = await deposit(jeanne, patientId, [{ bytes: buffer, name }], { title: "Analyses de novembre" })
  return {
    jeanne,
    patientId,
    list: `/patients/${patientId}/documents`,
    document: `/patients/${patientId}/documents/${documentId}`,
  }
}

test.describe("When something that the portal needs is away", () => {
  test.describe.configure({ mode: "default", timeout: 90_000 })
  let portal: BreakablePortal
  test.beforeAll(async () => {
    portal = await startBreakablePortal()
  })
  test.afterAll(() => portal?.stop())

  test("Postgres for ten seconds: everybody reads so, nobody waits, and five seconds later all is well", async ({ arriveAs }) => {
    const { jeanne, list } = await jeanneWithOneDocument()
    const page = await arriveAs(jeanne, { alone: true, baseURL: portal.url })
    await page.goto(list)
    await isAsked(page, "Documents")
    portal.database.cut()
    const until = Date.now() + 10_000
    await page.goto(list)
    await isAsked(page, "Quelque chose n’a pas marché")
    while (Date.now() < until) {
      const asked = Date.now()
      const response = await page.request.get(list)
      expect(response.status()).toBe(503)
      expect(await response.text()).not.toMatch(/ECONNREFUSED|postgres:|node_modules/)
      expect(Date.now() - asked).toBeLessThan(6_000)
    }
    await portal.database.mend()
    await expect.poll(async () => (await page.request.get(list)).status(), { timeout: 5_000 }).toBe(200)
    await page.goto(list)
    await expect(page.getByRole("main")).toContainText("Analyses de novembre")
  })

  test("Postgres, without JavaScript: the page says what to do, in both languages, and nothing of anybody", async ({
    arriveAs,
  }) => {
    const { jeanne, list } = await jeanneWithOneDocument()
    const page = await arriveAs(jeanne, { alone: true, baseURL: portal.url, javaScriptEnabled: false })
    portal.database.cut()
    try {
      const answer = await page.goto(list)
      expect(answer?.status()).toBe(503)
      expect(answer?.headers()["retry-after"]).toBe("5")
      expect(answer?.headers()["content-security-policy"]).toContain("default-src 'none'")
      await isAsked(page, "Quelque chose n’a pas marché")
      await expect(page.getByRole("heading", { name: "Something went wrong" })).toBeVisible()
      await expect(page.getByText("appelez le 15 ou, par SMS, le 114")).toBeVisible()
      await expect(page.getByText(/donnez cette référence\s:\s\d+/)).toBeVisible()
      await expect(page.getByRole("link", { name: "Aide et contact" })).toHaveAttribute("href", "/help")
      expect(await page.content()).not.toMatch(/Jeanne|Analyses|ECONNREFUSED|postgres|node_modules|<script/)
      await page.getByRole("link", { name: "Aide et contact" }).click()
      await isAsked(page, "Aide et contact")
      await page.goBack()
      await isAsked(page, "Quelque chose n’a pas marché")
    } finally {
      await portal.database.mend()
    }
    await expect.poll(async () => (await page.request.get(list)).status(), { timeout: 5_000 }).toBe(200)
    await page.getByRole("link", { name: "Essayer encore" }).click()
    await isAsked(page, "Documents")
  })

  test("The storage: lists and pages are there, the download says so, a deposit leaves nothing", async ({ arriveAs }) => {
    const { jeanne, patientId, list, document } = await jeanneWithOneDocument()
    const page = await arriveAs(jeanne, { alone: true, baseURL: portal.url })
    portal.storage.cut()
    try {
      await page.goto(list)
      await page.getByRole("link", { name: "Analyses de novembre" }).click()
      await isAsked(page, "Analyses de novembre")
      await page.goto(`${document}/file?page=0`)
      await expect(page.getByRole("status").filter({ hasText: "Votre document n’est pas perdu" })).toBeVisible()
      await page.goto(`/patients/${patientId}/documents/add`)
      await page.getByLabel("Choisissez le fichier").setInputFiles(await paper("Ordonnance"))
      await page.getByRole("button", { name: "Continuer" }).click()
      const problem = page.getByRole("status").filter({ hasText: "Rien n’a été déposé" })
      await expect(problem).toBeVisible({ timeout: FILE_MS })
    } finally {
      await portal.storage.mend()
    }
    expect((await page.request.get(`${document}/file?page=0`)).status()).toBe(200)
    await page.goto(list)
    await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "déposé par vous" })).toHaveCount(1)
  })
})

test("Two tabs change one access: the second reads that it changed meanwhile, and loses nothing", async ({ arriveAs }) => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const delegationId = await newDelegation(jeanne, patientId, claire)
  const here = `/patients/${patientId}/helpers/${delegationId}`
  const [one, two] = [await arriveAs(jeanne), await arriveAs(jeanne)]
  for (const tab of [one, two]) {
    await tab.goto(`${here}/renew`)
    await isAsked(tab, "Jusqu’à quand prolonger l’accès de Claire Lefèvre ?")
  }
  const prolong = async (tab: typeof one, months: string) => {
    await tab.getByRole("radio", { name: months }).check()
    await tab.getByRole("button", { name: "Prolonger" }).click()
  }
  await prolong(one, "3 mois")
  await expect(one).toHaveURL(`${here}?done=renewed`)
  await prolong(two, "12 mois")
  await expect(two.getByRole("alert").first()).toContainText("Cet accès a changé depuis que cette page est affichée")
  await expect(two.getByRole("radio", { name: "12 mois" })).toBeChecked()

  for (const tab of [one, two]) {
    await tab.goto(here)
    await expect(tab.getByRole("button", { name: "Mettre en pause" })).toBeVisible()
  }
  await one.getByRole("button", { name: "Mettre en pause" }).click()
  await expect(one.getByRole("button", { name: "Reprendre" })).toBeVisible()
  await two.getByRole("button", { name: "Mettre en pause" }).click()
  await expect(two.getByRole("alert").first()).toContainText("Cet accès est déjà en pause.")
})

for (const javaScriptEnabled of [true, false])
  test(`What was done before is not said over an error, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    arriveAs,
  }) => {
    const page = await arriveAs(await newActor("Jeanne Lefèvre"), { javaScriptEnabled })
    await page.goto("/account?done=contact_proposed")
    const said = page.getByText("Un e-mail est parti à cette adresse.")
    await expect(said).toBeVisible()
    await page.getByLabel("Nouvelle adresse").fill("jeanne")
    await page.getByRole("button", { name: "Envoyer l’e-mail" }).click()
    await expect(page.getByRole("alert").first()).toContainText("Écrivez une adresse e-mail complète")
    await expect(said).toBeHidden()
  })
