import { nameOf } from "./circle/cast"
import { printed } from "./fixtures/looks"
import { expect, test } from "./fixtures/test"

/** Each is alone, for its size or its medium is changed; without script, what is drawn is what the server wrote. */
const WITHOUT_SCRIPT = { javaScriptEnabled: false, alone: true } as const

const DAY = /^Imprimé depuis Relais le \d{1,2}(er)? \p{L}+ \d{4}$/u

test("On paper a document bears whose it is and the day, then its title and its words", async ({ arriveAs, circle }) => {
  const page = await arriveAs(circle.actors.caregiver, WITHOUT_SCRIPT)
  await page.goto(`/patients/${circle.patientId}/documents`)
  await page.emulateMedia({ media: "print" })
  const { head, left } = await page.evaluate(printed)
  expect(left).toEqual([])
  expect(head).toEqual([nameOf("patient"), expect.stringMatching(DAY)])
})

test("On a telephone the picker takes two lines at most, and names whom one helps once it is open", async ({
  arriveAs,
  circle,
}) => {
  const page = await arriveAs(circle.actors.caregiver, { alone: true })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto("/helping")
  const picker = page.locator("header summary").first()
  const lines = await picker
    .locator("span:not(.sr-only)")
    .first()
    .evaluate((label) => {
      const { lineHeight } = getComputedStyle(label)
      return Math.round(label.getBoundingClientRect().height / Number.parseFloat(lineHeight))
    })
  expect(lines).toBeLessThanOrEqual(2)
  await picker.click()
  const jeanne = page.locator("header").getByRole("link", { name: /^Jeanne Lefèvre \d+ documents à lire$/ })
  await jeanne.click()
  await expect(page.getByRole("region", { name: /^Espace de Jeanne Lefèvre/ })).toBeVisible()
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
