import type { Locator, Page } from "@playwright/test"
import { newActor, newPatient } from "@/lib/access/testing"
import { expect, test } from "./fixtures/test"

test.setTimeout(150_000)

const MOST = { questions: 5, pages: 6, clicks: 10, words: 600 }
type Count = { questions: number; pages: number; clicks: number; words: number }

/** The words of an element that are seen: what is folded, and what screen readers alone are told, is not read by the eye. */
function seenIn(main: HTMLElement | SVGElement): string {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  const seen: string[] = []
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement
    const { width = 0, height = 0 } = holder?.getBoundingClientRect() ?? {}
    if (holder?.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1)
      seen.push(walker.currentNode.nodeValue ?? "")
  }
  return seen.join(" ")
}

/** Walks as somebody does who gives an access for the first time, and counts what it costs them. */
function walker(page: Page) {
  const count: Count = { questions: 0, pages: 0, clicks: 0, words: 0 }
  return {
    count,
    tap: async (what: Locator) => {
      count.clicks++
      await what.click()
    },
    /** A page is there: its words are those that can be seen, and a question is one that says which it is. */
    reads: async (title: string | RegExp) => {
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible()
      const text = await page.getByRole("main").evaluate(seenIn)
      count.pages++
      count.words += text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length
      if (/étape \d sur 5/.test(text)) count.questions++
    },
  }
}

const CHANNELS = [
  { by: "mail", label: "Par e-mail", lands: /^Claire Lefèvre, votre fille/ },
  { by: "letter", label: "Par une lettre à imprimer", lands: "La lettre pour Claire Lefèvre" },
  { by: "screen", label: "Cette personne est à côté de moi", lands: "Le code pour Claire Lefèvre" },
] as const

for (const { by, label, lands } of CHANNELS)
  for (const javaScriptEnabled of [true, false])
    test(`Jeanne lets her daughter help for the first time in five questions, ${by}, ${javaScriptEnabled ? "with" : "without"} script`, async ({
      arriveAs,
    }) => {
      const jeanne = await newActor("Jeanne Lefèvre")
      const page = await arriveAs(jeanne, { javaScriptEnabled })
      await page.goto(`/patients/${await newPatient(jeanne)}/helpers`)
      const { count, tap, reads } = walker(page)
      const goOn = () => tap(page.getByRole("main").getByText("Continuer", { exact: true }))

      await tap(page.getByRole("link", { name: "Inviter quelqu’un" }))
      await reads("Qui voulez-vous inviter ?")
      await page.getByLabel("Son prénom et son nom").fill("Claire Lefèvre")
      await tap(page.getByText("fille", { exact: true }))
      await goOn()
      await reads("Que fera Claire Lefèvre pour vous ?")
      await expect(page.getByRole("main")).toContainText("donc quels médecins vous voyez")
      await tap(page.getByText("Vous aider au quotidien"))
      await goOn()
      await reads("Ce que Claire Lefèvre pourra faire")
      await expect(page.getByRole("main")).toContainText("Pendant 6 mois, puis l’accès s’arrête.")
      await goOn()
      await reads("Est-ce que quelqu’un vous oblige à donner cet accès ?")
      await tap(page.getByText("Non, c’est mon choix"))
      await goOn()
      await reads("Comment inviter Claire Lefèvre ?")
      const address = page.getByLabel("Son adresse e-mail")
      await expect(address).toBeHidden()
      await tap(page.getByText(label, { exact: true }))
      await expect(address).toBeVisible({ visible: by === "mail" })
      if (by === "mail") await address.fill("claire@exemple.fr")
      await tap(page.getByRole("button", { name: "Inviter Claire Lefèvre" }))
      await reads(lands)

      test.info().annotations.push({ type: "count", description: JSON.stringify(count) })
      for (const what of ["questions", "pages", "clicks", "words"] as const)
        expect(count[what], what).toBeLessThanOrEqual(MOST[what])
      expect(count.questions).toBe(5)
    })
