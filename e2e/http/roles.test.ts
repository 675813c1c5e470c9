import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { newActor } from "@/lib/access/testing"
import { wordsIn } from "@/lib/words/translator"
import { headingOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

const textOf = (html: string) => (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "").replace(/<[^>]+>/g, " ")
const hrefsOf = (html: string) =>
  [...(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "").matchAll(/href="([^"]*)"/g)].map(([, to]) => to)

test.each(LANGUAGES)(
  "A safeguarding reviewer and a counter helper read what is not open yet, and what is, in %s",
  async (language) => {
    const t = wordsIn(language, "review.roles")
    for (const name of ["Camille Dubois", "Bruno Lambert"]) {
      const { cookie } = await as(await newActor(name, "reviewer"))
      const reply = await ask("/review", { headers: { cookie: `${cookie}; relais.language=${language}` } })
      expect(headingOf(reply)).toBe(t("title", { name }))
      const text = textOf(reply.text)
      for (const word of ["lead", "laterTitle", "safeguarding", "counter", "nowTitle", "now"])
        expect.soft(text).toContain(t(word))
      expect(hrefsOf(reply.text)).toEqual(["/account", "/help"])
    }
  },
)

test.each(LANGUAGES)(
  "A mandatary who signs in finds what he can do here today, and what is not open yet, in %s",
  async (language) => {
    const t = wordsIn(language, "helping.guardian")
    const { cookie } = await as(await newActor("Gérard Vidal"))
    const headers = { cookie: `${cookie}; relais.language=${language}` }
    expect(hrefsOf((await ask("/home", { headers })).text)).toContain("/helping/guardian")
    const reply = await ask("/helping/guardian", { headers })
    expect(headingOf(reply)).toBe(t("title"))
    const text = textOf(reply.text)
    const places = ["nowTitle", "now1", "now2", "laterTitle", "later", "code"].map((word) => text.indexOf(t(word)))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(hrefsOf(reply.text)).toEqual(expect.arrayContaining(["/invitation", "/helping"]))
  },
)
