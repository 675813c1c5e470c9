import { asSuperuser, newActor } from "@/lib/access/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { hearScript, isAwake } from "./fixtures/awake"
import { goToProvider, pick, signInAs, whoIs } from "./fixtures/sign-in"
import { expect, test } from "./fixtures/test"

test("Somebody sees where she is signed in, and ends one session elsewhere", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const [page, elsewhere] = [await arriveAs(jeanne), await arriveAs(jeanne)]
  await elsewhere.goto("/account")
  await expect(elsewhere.getByRole("heading", { level: 1, name: "Mon compte" })).toBeVisible()

  await page.goto("/account")
  const sessions = page.getByRole("list", { name: "Mes connexions ouvertes" }).getByRole("listitem")
  await expect(sessions).toHaveCount(2)
  const other = sessions.filter({ hasNotText: "cet appareil" })
  await other.getByRole("button", { name: /^Terminer cette session/ }).click()
  await expect(sessions).toHaveCount(1)
  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
})

test("Somebody signs out of every device at once", async ({ arriveAs }) => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const [page, elsewhere] = [await arriveAs(jeanne), await arriveAs(jeanne)]
  await page.goto("/account")
  await page.getByRole("button", { name: "Me déconnecter de tous les appareils" }).click()
  await expect(page).not.toHaveURL(/\/account/)
  for (const device of [page, elsewhere]) {
    await device.goto("/account")
    await expect(device).toHaveURL(/\/sign-in/)
  }
})

test("Somebody is warned before her session ends, goes on in one gesture, and loses nothing typed", async ({ arriveAs }) => {
  const page = await arriveAs(await newActor(), { alone: true })
  await hearScript(page)
  await page.clock.install()
  await page.goto("/account")
  await isAwake(page)
  await page.getByLabel("Nouvelle adresse").fill("jeanne@exemple.fr")
  await expect(page.getByText("Votre session se termine dans 2 minutes")).toBeHidden()
  await page.clock.fastForward("28:01")
  await expect(page.getByRole("alert").first()).toContainText("Votre session se termine dans 2 minutes")
  await page.getByRole("button", { name: "Garder ma connexion ouverte" }).click()
  await expect(page.getByText("C’est fait : votre connexion reste ouverte.")).toBeVisible()
  await expect(page.getByLabel("Nouvelle adresse")).toHaveValue("jeanne@exemple.fr")
})

test("Near the twelfth hour somebody is warned as the page comes, and promised nothing", async ({ arriveAs }) => {
  const actor = await newActor()
  const page = await arriveAs(actor, { alone: true })
  await asSuperuser(
    (db) => db`update sessions set expires_at = now() + interval '100 seconds' where account_id = ${actor.accountId}`,
  )
  await page.goto("/account")
  const warning = page.getByRole("alert").first()
  await expect(warning).toContainText("Votre session se termine dans 2 minutes")
  const extended = page.waitForResponse((response) => response.url().endsWith("/api/session/extend"))
  await page.getByRole("button", { name: "Garder ma connexion ouverte" }).click()
  expect((await extended).status()).toBe(200)
  await expect(warning).toContainText("Votre session se termine dans 2 minutes")
  await expect(page.getByText("C’est fait : votre connexion reste ouverte.")).toHaveCount(0)
})

for (const waking of ["visibilitychange", "focus", "pageshow"]) {
  test(`Somebody whose machine slept is told on waking (${waking}) that her session is over, and her words are still there`, async ({
    arriveAs,
  }) => {
    const page = await arriveAs(await newActor(), { alone: true })
    await hearScript(page)
    await page.clock.install()
    await page.goto("/account")
    await isAwake(page)
    await page.getByLabel("Nouvelle adresse").fill("jeanne@exemple.fr")
    // The clock goes on while the machine sleeps, and no timer rings.
    await page.clock.setSystemTime(Date.now() + 8 * 3_600_000)
    await page.evaluate((name) => {
      const heardBy = name === "visibilitychange" ? document : window
      heardBy.dispatchEvent(new Event(name, { bubbles: true }))
    }, waking)
    await expect(page.getByRole("alert").first()).toContainText("Votre session est terminée")
    await expect(page.getByLabel("Nouvelle adresse")).toHaveValue("jeanne@exemple.fr")
  })
}

for (const gesture of ["by the link", "with Shift three times"] as const) {
  test(`Somebody leaves at once, ${gesture}: the session is over and the page says nothing`, async ({ arriveAs }) => {
    const page = await arriveAs(await newActor())
    await page.goto("/account")
    await expect(page.getByRole("heading", { level: 1, name: "Mon compte" })).toBeVisible()
    const cookies = await page.context().cookies()
    if (gesture === "by the link") await page.getByRole("link", { name: "Quitter", exact: true }).click()
    else
      await expect(async () => {
        for (let press = 0; press < 3; press++) await page.keyboard.press("Shift")
        await expect(page).toHaveURL(/\/leave\/done$/, { timeout: 1000 })
      }).toPass()
    await expect(page).toHaveURL(/\/leave\/done$/)
    await expect(page.locator("body")).not.toContainText(/Relais|santé/)
    await page.context().addCookies(cookies)
    await page.goto("/account")
    await expect(page).toHaveURL(/\/sign-in/)
  })
}

test("Somebody who cannot read French changes the language in one gesture, and back", async ({ page }) => {
  await page.goto("/help")
  await page.getByRole("button", { name: "English" }).click()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
  await expect(page.getByRole("button", { name: "Français" })).toBeVisible()
  await page.goto("/sign-in")
  await expect(page.getByRole("main").getByRole("link", { name: /^Sign in\s?, For myself/ })).toBeVisible()
  await page.getByRole("button", { name: "Français" }).click()
  await expect(page.locator("html")).toHaveAttribute("lang", "fr")
})

test("A professional with two places of practice says where she works today", async ({ page }) => {
  await goToProvider(page, "professional")
  await pick(page, "Julie Caron")
  await expect(page.getByRole("heading", { level: 1, name: "Où exercez-vous aujourd’hui ?" })).toBeVisible()
  await page.getByRole("button", { name: "Continuer avec ce lieu" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "Choisissez un lieu d’exercice." })).toBeVisible()
  await page.getByRole("radio", { name: "Hôpital du Val" }).check()
  await page.getByRole("button", { name: "Continuer avec ce lieu" }).click()
  await expect(page.getByRole("main")).toContainText(/\binfirmière, Hôpital du Val/)
  await expect(page.getByRole("main").getByRole("link", { name: "Lefèvre Jeanne" })).toBeVisible()
})

test("A professional whom nobody has named yet is told how a record opens", async ({ arriveAs }) => {
  const page = await arriveAs(await newActor("Hugo Blanc", "professional"))
  await page.goto("/professional")
  await expect(page.getByRole("main")).toContainText("Aucun patient ici pour le moment")
  await page.getByRole("main").getByRole("link", { name: "Ouvrir un dossier" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Ouvrir un dossier" })).toBeVisible()
})

for (const [timezoneId, isRead] of [
  ["America/Guadeloupe", true],
  ["Europe/Paris", false],
  ["Europe/Berlin", false],
] as const) {
  test(`Somebody whose clock is that of ${timezoneId} ${isRead ? "reads" : "does not read"} whose hours are written`, async ({
    arriveAs,
  }) => {
    const page = await arriveAs(await newActor(), { timezoneId, alone: true })
    await hearScript(page)
    const said = page.getByText("Les heures sont écrites à l’heure de Paris.")
    await page.goto("/account")
    await isAwake(page)
    await expect(said).toBeVisible({ visible: isRead })
    // Where no hour stands, nothing needs to be said of hours.
    await page.goto("/helping/ask")
    await isAwake(page)
    await expect(said).toBeHidden()
  })
}

for (const name of ["Camille Dubois", "Bruno Lambert"]) {
  test(`${name}, who reviews nothing, reads what there is here and what is not open yet`, async ({ page }) => {
    await signInAs(page, name, "reviewer")
    await expect(page.getByRole("heading", { level: 1, name: `Bonjour ${name}` })).toBeVisible()
    await expect(page.getByRole("main")).toContainText("Pas encore ouvert ici")
  })
}

test("Under the age of majority nobody opens a space alone: the page says why and what to do", async ({ page }) => {
  await signInAs(page, "Léa Martin")
  await page.getByRole("main").getByRole("link", { name: "Ouvrir mon espace" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Ouvrir un espace, à partir de 18 ans" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Ouvrir mon espace" })).toHaveCount(0)
})

test("A reviewer arrives on the desk, and is told that nothing waits in her own hands", async ({ page }) => {
  await signInAs(page, "Isabelle Mercier", "reviewer")
  await expect(page.getByRole("heading", { level: 1, name: "Demandes à examiner" })).toBeVisible()
  await page.getByRole("link", { name: "Les miennes" }).click()
  await expect(page.getByRole("main")).toContainText("Aucune demande ici")
})

test("Somebody asked to show again who she is gets a new session, and nobody else can take her place", async ({ page }) => {
  await signInAs(page, "Léa Martin")
  const before = await sessionOf(page)
  await page.goto("/sign-in/citizen?step_up=1&back=/account")
  await pick(page, "Sophie Martin")
  await expect(page.getByRole("status").filter({ hasText: "au nom d’une autre personne" })).toBeVisible()
  expect(await sessionOf(page)).toBe(before)
  await page.goto("/sign-in/citizen?step_up=1&back=/account")
  await pick(page, "Léa Martin")
  await expect(page.getByRole("heading", { level: 1, name: "Mon compte" })).toBeVisible()
  expect(await sessionOf(page)).not.toBe(before)
  expect((await whoIs(page.context())).steppedUpAt).not.toBeNull()
})

type Page = Parameters<typeof signInAs>[0]
const sessionOf = async (page: Page) => (await page.context().cookies()).find(({ name }) => name === SESSION_COOKIE)?.value
