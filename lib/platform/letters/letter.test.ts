import { describe, expect, it } from "vitest"
import { LANGUAGES, type Language } from "@/drizzle/vocabulary"
import { invitationLetter, noticeLetter } from "@/lib/notices/letters"
import { invitationWords, NOTICE_KINDS, noticeWords } from "@/lib/notices/words"
import { type Letter, letterPdf } from "./letter"
import { readPdf } from "./reading.testing"
import { wordsOf } from "./writing"

const date = new Date("2026-11-25T12:00:00Z")
const whom = { recipient: ["Jeanne Lefèvre"], date }
const read = async (letter: Letter) => readPdf(await letterPdf(letter))
const plain = (text: string) => text.replace(/\s+/g, " ")
const letter = (over: Partial<Letter> = {}): Letter => ({
  ...{ ...whom, language: "fr", subject: "Une réponse vous attend", paragraphs: ["Une réponse vous attend dans Relais."] },
  ...over,
})

const DAYS: Record<Language, string> = { fr: "Le 25 novembre 2026", en: "25 November 2026" }
const every = NOTICE_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const))

describe("Whatever is sent by mail", () => {
  it.each(every)("can be printed and read aloud: the notice %s (%s)", async (kind, language) => {
    const { subject, text } = noticeWords(kind, language)
    const { pages, info, elements, outside, ...page } = await read(noticeLetter(kind, language, whom))
    expect({ pages, outside }).toEqual({ pages: 1, outside: "" })
    expect(info).toMatchObject({ Title: subject, Author: "Relais", Language: language === "fr" ? "fr-FR" : "en-GB" })
    expect(elements.filter(({ role }) => role === "H1").map((heading) => heading.text)).toEqual([
      expect.stringContaining(subject),
    ])
    for (const sentence of text.split("\n")) expect(plain(page.text)).toContain(plain(sentence))
    expect(page.text).toContain("Jeanne Lefèvre")
    expect(page.text).toContain(DAYS[language])
  })

  it.each(LANGUAGES)("greets and signs once on paper (%s)", async (language) => {
    const [greeting = "", , , signature = ""] = noticeWords("answered", language).text.split("\n\n")
    const { elements } = await read(noticeLetter("answered", language, whom))
    for (const words of [greeting, signature]) expect(elements.slice(4).filter(({ text }) => text === words)).toHaveLength(1)
  })

  it.each(LANGUAGES)(
    "can be printed: an invitation, with its code whole and a square that says where it leads (%s)",
    async (language) => {
      const invitation = {
        patientName: "Jeanne Lefèvre",
        caregiverName: "Claire Lefèvre",
        code: "4K7P-X2MD-9QRT-B3HN",
        until: "25 décembre 2026",
      }
      const { subject, text, link } = invitationWords(language, invitation)
      const { elements, info, ...page } = await read(
        invitationLetter(invitation, language, { recipient: ["Claire Lefèvre"], date }),
      )
      expect(info.Title).toBe(subject)
      for (const sentence of text.split("\n")) expect(plain(page.text)).toContain(plain(sentence))
      expect(elements).toContainEqual({ role: "P", text: invitation.code })
      expect(elements).toContainEqual({ role: "Figure", text: expect.stringContaining(link) })
      const order = [greetingOf(text), link, invitation.code, invitation.until].map((words) => page.text.indexOf(words))
      expect(order).toEqual([...order].sort((a, b) => a - b))
    },
  )
})

const greetingOf = (text: string) => text.split("\n")[0] ?? ""

describe("A letter", () => {
  it("carries its own font and no other, and names no program", async () => {
    const bytes = (await letterPdf(letter())).toString("latin1")
    expect(bytes).toContain("AtkinsonHyperlegibleNext-Regular")
    expect(bytes).toContain("/FontFile2")
    expect(bytes).not.toMatch(/Helvetica|PDFKit/)
    expect(bytes).toMatch(/\/DisplayDocTitle true/)
    expect(bytes).toMatch(/\/Marked true/)
  })

  it.each(["Ó", "Jean-Pierre d’Arc", "L".repeat(80), `${"Marie ".repeat(13)}L’`])("reaches a person called %s", async (name) => {
    const { elements, pages } = await read(letter({ recipient: [name], subject: name, paragraphs: [`${name} vous invite.`] }))
    expect(pages).toBe(1)
    expect(elements[2]?.text.replace(/\s/g, "")).toBe(name.replace(/\s/g, ""))
  })

  it("goes on over several pages in its order, each with its number", async () => {
    const paragraphs = Array.from({ length: 30 }, (_, at) => `Paragraphe ${at}. ${"Une phrase de la lettre. ".repeat(9)}`)
    const code = { label: "Votre code", value: "4K7P-X2MD-9QRT-B3HN", link: "https://relais.example" }
    const { pages, outside, text } = await read(letter({ paragraphs, code, reference: "2026-0042" }))
    expect(pages).toBeGreaterThan(2)
    expect(outside).toContain(`Page ${pages} sur ${pages}`)
    expect(outside).not.toContain("Paragraphe")
    const places = [...paragraphs.map((_, at) => `Paragraphe ${at}.`), "4K7P", "2026-0042"].map((words) => text.indexOf(words))
    expect(places.slice(0, -1)).toEqual(places.slice(0, -1).sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
  })

  it("to nobody in particular, with nothing to say, is a letter still", async () => {
    expect((await read(letter({ recipient: [], paragraphs: [] }))).pages).toBe(1)
  })
})

describe("The font", () => {
  const written = (text: string) =>
    wordsOf(text)
      .map(({ runs }) => runs.map((run) => run.text).join(""))
      .join(" ")

  it("writes everything that French and English are written with", () => {
    const signs = "àâäæçéèêëîïôöœùûüÿ ÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ 0123456789 .,;:!?’'“”«»–—…()€°&@/-_%+ Łukasz Şükrü Żółć Őry Țepeș"
    expect(written(signs)).toBe(signs)
    expect(wordsOf(signs).every(({ said }) => said === undefined)).toBe(true)
  })

  it.each([
    ["Nguyễn", "Nguyên"],
    ["10\u202fh\u202f30", "10\u00a0h\u00a030"],
    ["Marie\u200b-\u2011\u200eLou", "Marie--Lou"],
    ["Zoe\u0308", "Zoë"],
  ])("writes %s as near as it can", (name, nearest) => {
    expect(written(name)).toBe(nearest)
  })

  it.each(["فاطمة الزهراء", "Ελένη", "李小龙", "Ольга", "👩🏽‍🦳"])(
    "leaves a line to write %s by hand, and keeps it for a voice",
    (name) => {
      const [word, ...others] = wordsOf(name)
      expect(others).toEqual([])
      expect(written(name)).toMatch(/^_+$/)
      expect(word?.said?.replace(/\u200d/g, "")).toBe(name.replace(/\u200d/g, ""))
    },
  )

  it("makes a letter to a name in another script, with no empty box in it", async () => {
    const { elements, info } = await read(letter({ recipient: ["فاطمة الزهراء"], subject: "فاطمة الزهراء vous invite" }))
    expect(info.Title).toBe("فاطمة الزهراء vous invite")
    expect(elements[2]?.text).toMatch(/^_+$/)
    expect(elements[4]?.text).toMatch(/^Objet\s: _+ vous invite$/)
  })
})
