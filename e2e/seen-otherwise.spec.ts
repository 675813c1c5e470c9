import type { Locator } from "@playwright/test"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { nameOf } from "./circle/cast"
import { printed } from "./fixtures/looks"
import { expect, test } from "./fixtures/test"
import { signIn } from "./people"

/** Each is alone, for its size or its medium is changed; without script, what is drawn is what the server wrote. */
const WITHOUT_SCRIPT = { javaScriptEnabled: false, alone: true } as const

/** On how many lines words stand. */
const linesOf = (words: Locator) =>
  words.evaluate((element) => {
    const { lineHeight } = getComputedStyle(element)
    return Math.round(element.getBoundingClientRect().height / Number.parseFloat(lineHeight))
  })

/** Whose it is, for a professional with the traits, then the day. */
const HEAD = new RegExp(`^${nameOf("patient")}\n(Femme.*\n)?Imprimé depuis Relais le \\d{1,2}(er)? \\p{L}+ \\d{4}(\n|$)`, "u")

test("On paper a page of a space bears whose it is and the day, then its title and its words, to whoever prints it", async ({
  arriveAs,
  circle,
}) => {
  const page = await arriveAs(circle.actors.patient, WITHOUT_SCRIPT)
  const space = `/patients/${circle.patientId}`
  const documents = [circle.summaryId, circle.clinicalId].map((id) => `/documents/${id}`)
  const ofHealth = [
    "/profile",
    "/measures",
    "/measures/growth",
    "/vaccinations",
    "/wishes",
    "/emergency-card",
    "/emergency-contacts",
    "/appointments",
  ]
  const ofHelp = ["/messages", "/helpers", "/care-circle", "/tasks", "/notebook"]
  const printedBy = {
    patient: ["", "/documents", ...documents, "/journal", `/helpers/${circle.delegationId}`, ...ofHealth, ...ofHelp],
    caregiver: ["", `/documents/${circle.clinicalId}`, "/tasks", "/notebook", "/messages"],
    teamProfessional: ["", `/documents/${circle.summaryId}`],
  } as const
  await page.emulateMedia({ media: "print" })
  for (const [person, addresses] of Object.entries(printedBy) as [keyof typeof printedBy, readonly string[]][]) {
    await signIn(page.context(), circle.sessions[person], process.env.RELAIS_URL ?? "")
    for (const address of addresses) {
      await page.goto(`${space}${address}`)
      const { faults, head, left, words } = await page.evaluate(printed)
      const where = `${person} ${address}`
      expect.soft([...left, ...faults], where).toEqual([])
      // Under the day may stand the section that the page is of.
      expect.soft(head.slice(0, 3).join("\n"), where).toMatch(HEAD)
      expect.soft(words, where).toBeGreaterThan(20)
    }
  }
})

test("The kinds of documents stand in two rows at most, on a telephone and on a desk", async ({ arriveAs, circle }) => {
  const page = await arriveAs(circle.actors.patient, WITHOUT_SCRIPT)
  await page.goto(`/patients/${circle.patientId}/documents`)
  const chips = page.getByRole("navigation", { name: "Choisir un groupe de documents" }).getByRole("link")
  for (const width of [320, 360, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    const rows = await chips.evaluateAll((all) => {
      const shown = all.filter((chip) => chip.checkVisibility())
      return new Set(shown.map((chip) => chip.getBoundingClientRect().top)).size
    })
    expect.soft(rows, `${width} px`).toBeGreaterThan(0)
    expect.soft(rows, `${width} px`).toBeLessThanOrEqual(2)
  }
})

test("On a telephone the picker takes two lines at most, and names whom one helps once it is open", async ({
  arriveAs,
  circle,
}) => {
  const page = await arriveAs(circle.actors.caregiver, { alone: true })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto("/helping")
  const picker = page.locator("header summary").first()
  expect(await linesOf(picker.locator("span:not(.sr-only)").first())).toBeLessThanOrEqual(2)
  await picker.click()
  const jeanne = page.locator("header").getByRole("link", { name: /^Jeanne Lefèvre \d+ documents à lire$/ })
  await jeanne.click()
  await expect(page.getByRole("region", { name: /^Espace de Jeanne Lefèvre/ })).toBeVisible()
})

test("The name of whose space one is in takes two lines of the picker, however long, and stands whole under it", async ({
  arriveAs,
}) => {
  const name = "Marie-Antoinette-Élisabeth de La Rochefoucauld-Montmorency de Saint-Exupéry d’Aubigné"
  const [patient, helper] = [await newActor(name), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(patient)
  await newDelegation(patient, patientId, helper)
  const page = await arriveAs(helper, WITHOUT_SCRIPT)
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto(`/patients/${patientId}`)
    const label = page.locator("header summary").first().locator("span:not(.sr-only)").first()
    expect.soft(await linesOf(label), `${width} px`).toBeLessThanOrEqual(2)
    await expect.soft(page.getByRole("region", { name: new RegExp(`^Espace de ${name}`) }), `${width} px`).toBeVisible()
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`).toBe(true)
  }
})

test("The pages of one place are one line on a telephone, which opens without script, and tabs on a desk", async ({
  arriveAs,
  circle,
}) => {
  const page = await arriveAs(circle.actors.patient, WITHOUT_SCRIPT)
  const rooms = page.getByRole("navigation", { name: "Dans cette rubrique" })
  for (const folder of ["profile", "vaccinations", "measures", "emergency-card", "emergency-contacts", "wishes"]) {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`/patients/${circle.patientId}/${folder}`)
    const line = rooms.getByText("Autres pages")
    expect.soft((await rooms.boundingBox())?.height, folder).toBeLessThan(90)
    await expect.soft(rooms.getByRole("link"), folder).toHaveCount(0)
    await line.click()
    await expect.soft(rooms.getByRole("link").and(page.locator("[aria-current=page]")), folder).toHaveCount(1)
    expect.soft(await rooms.getByRole("link").count(), folder).toBeGreaterThanOrEqual(6)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`/patients/${circle.patientId}/${folder}`)
    await expect.soft(line, folder).toBeHidden()
    expect.soft(await rooms.getByRole("link").count(), folder).toBeGreaterThanOrEqual(6)
    expect.soft((await rooms.boundingBox())?.height, folder).toBeLessThan(130)
  }
})

test("On a wide desk the papers stand beside the list, each card as high as what it holds", async ({ arriveAs, circle }) => {
  const page = await arriveAs(circle.actors.reviewer, WITHOUT_SCRIPT)
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/review/${circle.takenCaseId}`)
  const box = async (name: string) => {
    const card = page.locator("main section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) })
    return card.evaluate((element) => {
      const { top, bottom, right, left } = element.getBoundingClientRect()
      return { top, left, right, empty: bottom - (element.lastElementChild?.getBoundingClientRect().bottom ?? 0) }
    })
  }
  const [papers, list, decision] = [await box("Les pièces"), await box("Ce que montrent les pièces"), await box("Décider")]
  expect(papers.empty).toBeLessThan(40)
  expect(papers.top).toBe(list.top)
  expect(papers.right).toBeLessThan(list.left)
  expect(decision.left).toBe(papers.left)
})

test("Where the browser forces its own colours, what is current, what is chosen and what has the focus are seen", async ({
  arriveAs,
  circle,
}) => {
  const page = await arriveAs(circle.actors.patient, WITHOUT_SCRIPT)
  await page.emulateMedia({ forcedColors: "active" })
  const list = `/patients/${circle.patientId}/documents`
  const under = (link: Locator) => link.evaluate((element) => getComputedStyle(element).borderBottomColor)
  for (const person of ["caregiver", "patient"] as const) {
    await signIn(page.context(), circle.sessions[person], process.env.RELAIS_URL ?? "")
    await page.goto(list)
    for (const name of ["Choisir un groupe de documents", "Rubriques"]) {
      const links = page.getByRole("navigation", { name, exact: true }).getByRole("link")
      const current = links.and(page.locator("[aria-current]"))
      const others = links.and(page.locator(":not([aria-current])"))
      expect.soft(await under(current), `${person}, ${name}`).not.toBe(await under(others.first()))
    }
  }
  await page.goto(`${list}/add/${circle.depositDraftId}`)
  const card = page.locator("label", { has: page.getByRole("radio") }).nth(1)
  const choice = card.getByRole("radio")
  await choice.check()
  expect(await choice.evaluate((element) => getComputedStyle(element).appearance)).toBe("auto")
  await choice.focus()
  await page.keyboard.press("ArrowUp")
  await page.keyboard.press("ArrowDown")
  expect(await card.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe("solid")
})
