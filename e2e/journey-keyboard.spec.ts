import type { Locator, Page } from "@playwright/test"
import { newActor, newPatient } from "@/lib/access/testing"
import { isTaken, yesterday } from "./fixtures/depositing"
import { isAsked } from "./fixtures/inviting"
import { paper } from "./fixtures/paper"
import { FOR_MYSELF } from "./fixtures/sign-in"
import { expect, test } from "./fixtures/test"

const MOST_TABS = 60
/** The browser's own window for files is no page of ours: on a machine that others keep busy it takes its time. */
const CHOOSER_MS = 30_000
/** Keys that move, choose or send, letters left out: what each part may cost. */
const MOST_KEYS = { signIn: 22, deposit: 45, invite: 55 }

let keys = 0

async function key(page: Page, name: "Tab" | "Enter" | "Space" | "ArrowDown"): Promise<void> {
  keys++
  await page.keyboard.press(name)
}

/** What a part of the way costs in keys. */
async function costs(most: keyof typeof MOST_KEYS, part: () => Promise<void>): Promise<void> {
  const before = keys
  await test.step(most, part)
  test.info().annotations.push({ type: "keys", description: `${most}: ${keys - before}` })
  expect(keys - before, most).toBeLessThanOrEqual(MOST_KEYS[most])
}

/** Half a page has half its keys, and before its style is there no focus is drawn. */
async function isWhole(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible()
  await page.waitForLoadState()
}

/** Whoever begins a page takes the link to its content first, where it has one: the bars are passed in two keys. */
async function enterContent(page: Page): Promise<void> {
  if (await page.evaluate(() => document.activeElement !== document.body)) return
  await key(page, "Tab")
  if (await page.evaluate(() => document.activeElement?.textContent === "Aller au contenu")) await key(page, "Enter")
}

/** Presses Tab until this has the focus, and looks that everybody can see where the focus is on the way. */
async function tabTo(page: Page, what: { role: "link" | "button" | "radio" | "textbox" | "searchbox"; name: string | RegExp }) {
  const wanted = page.getByRole("main").getByRole(what.role, { name: what.name }).first()
  await isWhole(page, wanted)
  await enterContent(page)
  for (let presses = 0; presses < MOST_TABS; presses++) {
    if (await isFocused(wanted)) return
    await key(page, "Tab")
    expect(await focusIsVisible(page)).toBe(true)
  }
  throw new Error(`The keyboard does not reach ${what.name}`)
}

/** Whether what has the focus, or the card around it, is drawn with an outline and lies in view. */
function focusIsVisible(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return true
    const drawn = [focused, focused.closest("label")].some((element) => {
      if (!element) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2
    })
    const { top, bottom } = focused.getBoundingClientRect()
    return drawn && bottom > 0 && top < window.innerHeight
  })
}

async function press(page: Page, role: "link" | "button", name: string | RegExp): Promise<void> {
  await tabTo(page, { role, name })
  await key(page, "Enter")
}

/** Goes to a group of answers with Tab, and to one of them with the arrows. */
async function choose(page: Page, group: string | RegExp, name: string | RegExp): Promise<void> {
  const radios = page.getByRole("group", { name: group }).getByRole("radio")
  const wanted = page.getByRole("group", { name: group }).getByRole("radio", { name })
  await isWhole(page, wanted)
  await enterContent(page)
  const isIn = () => radios.evaluateAll((all) => all.some((radio) => radio === document.activeElement))
  for (let presses = 0; presses < MOST_TABS && !(await isIn()); presses++) await key(page, "Tab")
  expect(await focusIsVisible(page)).toBe(true)
  await key(page, "Space")
  for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses++) await key(page, "ArrowDown")
  await expect(wanted).toBeChecked()
}

async function write(page: Page, name: string | RegExp, text: string, role: "textbox" | "searchbox" = "textbox"): Promise<void> {
  await tabTo(page, { role, name })
  await page.keyboard.type(text)
}

type Channel = { by: string; label: string; lands: (name: string) => string | RegExp; address?: string }

/** How an invitation reaches somebody, and where whoever sent it stands then. */
const CHANNELS = {
  letter: { by: "letter", label: "Par une lettre à imprimer", lands: (name) => `La lettre pour ${name}` },
  mail: { by: "mail", label: "Par e-mail", lands: (name) => new RegExp(`^${name}, votre fille`), address: "claire@exemple.fr" },
  screen: { by: "screen", label: "Cette personne est à côté de moi", lands: (name) => `Le code pour ${name}` },
} satisfies Record<string, Channel>

/** All five questions of a first access, from the list of who helps to the invitation. */
async function invites(page: Page, space: string, name: string, relation: string, { label, lands, address }: Channel) {
  await page.goto(`${space}/helpers`)
  await press(page, "link", "Inviter quelqu’un")
  await isAsked(page, "Qui voulez-vous inviter ?")
  await write(page, "Son prénom et son nom", name)
  await choose(page, "Qui est cette personne pour vous ?", relation)
  await press(page, "button", "Continuer")
  await isAsked(page, `Que fera ${name} pour vous ?`)
  await choose(page, /^Que fera /, "S’occuper de vos médicaments")
  await press(page, "button", "Continuer")
  await isAsked(page, `Ce que ${name} pourra faire`)
  await press(page, "link", "Continuer")
  await isAsked(page, /^Est-ce que quelqu’un vous oblige/)
  await choose(page, "Votre réponse", "Non, c’est mon choix")
  await press(page, "button", "Continuer")
  await isAsked(page, `Comment inviter ${name} ?`)
  await choose(page, "Comment lui donner l’invitation ?", label)
  if (address) await write(page, "Son adresse e-mail", address)
  await press(page, "button", `Inviter ${name}`)
  await isAsked(page, lands(name))
}

test.setTimeout(120_000)

test("Amina signs in, deposits a document and invites Thomas with the keyboard alone", async ({ arriveAs }) => {
  // A browser in which nobody has walked before: where its focus and its last gesture stand is part of what is tried.
  const page = await arriveAs(null, { alone: true })
  await page.goto("/sign-in")
  await costs("signIn", async () => {
    await key(page, "Tab")
    await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused()
    await key(page, "Enter")
    await press(page, "link", FOR_MYSELF)
    await tabTo(page, { role: "button", name: /^Amina Diallo/ })
    await key(page, "Enter")
    // She helps her son, so that she arrives among the people she helps.
    await expect(page).toHaveURL(/\/helping$/)
    await press(page, "link", "Ouvrir mon espace")
    await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/)
  })
  const space = page.url()

  await costs("deposit", async () => {
    await press(page, "link", "Ajouter un document")
    await isAsked(page, "Ajouter un document")
    const field = page.getByLabel("Choisissez le fichier")
    await isWhole(page, field)
    await enterContent(page)
    for (let presses = 0; presses < MOST_TABS && !(await isFocused(field)); presses++) await key(page, "Tab")
    await expect(field).toBeFocused()
    const [chooser] = await Promise.all([page.waitForEvent("filechooser", { timeout: CHOOSER_MS }), key(page, "Space")])
    await chooser.setFiles(await paper("Prise de sang"))
    await press(page, "button", "Continuer")
    await isTaken(page)
    await write(page, "Dites-le avec vos mots", "prise de sang", "searchbox")
    await key(page, "Enter")
    await expect(page).toHaveURL(/\?q=/)
    await choose(page, "Choisissez ce qui s’en rapproche le plus", /^Résultats d’analyses/)
    await press(page, "button", "Continuer")
    await isAsked(page, "Quel jour était-ce ?")
    const day = yesterday()
    await write(page, "Jour", String(day.getUTCDate()))
    await write(page, "Mois", String(day.getUTCMonth() + 1))
    await write(page, "Année", String(day.getUTCFullYear()))
    await page.keyboard.press("Enter")
    await isAsked(page, "Vérifiez, puis déposez")
    await write(page, /^Titre/, "Prise de sang")
    await key(page, "Enter")
    await expect(page.getByText("Le document est déposé.")).toBeVisible()
  })

  await costs("invite", () => invites(page, space, "Thomas Roche", "compagnon", CHANNELS.letter))
})

for (const channel of [CHANNELS.mail, CHANNELS.screen])
  test(`Jeanne lets her daughter help for the first time with the keyboard alone, by ${channel.by}`, async ({ arriveAs }) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const space = `/patients/${await newPatient(jeanne)}`
    const page = await arriveAs(jeanne)
    await costs("invite", () => invites(page, space, "Claire Lefèvre", "fille", channel))
  })

const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement)
