import { describe, expect, it } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { foldedCardPdf } from "@/lib/platform/letters/folded-card"
import { readPdf } from "@/lib/platform/letters/reading.testing"
import type { CardBlock, EmergencyCard } from "../rules"
import { printedCard } from "./rules"

const CARD: EmergencyCard = {
  name: "Jeanne Lefèvre",
  birthDate: "1944-03-14",
  firstWords: "J’entends mal.\nMon voisin a ma clé.",
  bloodGroup: "O-",
  speaks: "français",
}
const CONTACTS: CardBlock = {
  key: "contacts",
  title: "Personnes à prévenir",
  lines: [{ text: "Claire Lefèvre, fille", telephone: "06 39 98 12 34" }],
}
const LINK = "https://relais.example/card/4K7PX2MD9QRTB3HN4K7PX2MD"
const date = new Date("2026-11-25T12:00:00Z")

const print = async (over: Partial<Parameters<typeof printedCard>[1]> = {}, language: "fr" | "en" = "fr") =>
  readPdf(await foldedCardPdf(printedCard(language, { card: CARD, blocks: [CONTACTS], link: null, date, ...over })))

describe("The printed card", () => {
  it.each(LANGUAGES)(
    "says who it is of, what to know first and whom to call, on the card and in large letters (%s)",
    async (language) => {
      const { text, pages, elements, outside } = await print({}, language)
      expect({ pages, outside }).toEqual({ pages: 1, outside: "" })
      for (const words of [CARD.name, "J’entends mal.", "O-", "06 39 98 12 34"]) expect(text.split(words)).toHaveLength(3)
      expect(elements.filter(({ role }) => role === "H1")).toHaveLength(1)
      expect(elements.filter(({ role }) => role === "Figure")).toEqual([])
    },
  )

  it("says of each line who said it, in two words, on the same page", async () => {
    const by = (kind: "patient" | "professional", name: string) => ({
      author: { kind, name, relation: null, profession: null, isYou: false },
      enteredAt: date,
      confirmed: null,
    })
    const lines = [
      { text: "Latex", said: by("patient", "Jeanne Lefèvre") },
      { text: "Pollen", said: by("professional", "Anne Morel") },
    ]
    const printed = (of: CardBlock["lines"]) => print({ blocks: [{ key: "allergies", title: "Allergies", lines: of }] })
    const { text, pages, outside } = await printed(lines)
    expect({ pages, outside }).toEqual({ pages: 1, outside: "" })
    for (const words of ["Latex (dit par Jeanne Lefèvre)", "Pollen (écrit par Anne Morel)"])
      expect(text.split(words)).toHaveLength(3)
  })

  it("bears the code where there is one, and says where it leads", async () => {
    const { elements } = await print({ link: LINK })
    expect(elements).toContainEqual({ role: "Figure", text: expect.stringContaining(LINK) })
  })

  it("says that there is more where the card has no room for it, and leaves nothing out below", async () => {
    const lines = Array.from({ length: 40 }, (_, at) => ({ text: `Ligne ${at} de ce qu’il faut savoir` }))
    const { text } = await print({ link: LINK, blocks: [{ key: "long", title: "Beaucoup", lines }] })
    expect(text).toContain("La suite est dans la fiche.")
    for (const line of lines) expect(text).toContain(line.text)
  })

  it("of somebody who said nothing has a name and a day of birth", async () => {
    const { text } = await print({ card: { ...CARD, firstWords: "", bloodGroup: null, speaks: "" }, blocks: [] })
    expect(text).toContain("14 mars 1944")
    expect(text).not.toContain("Groupe sanguin")
  })
})
