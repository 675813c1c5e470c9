import { describe, expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { shownOtherwise } from "@/lib/words/one-word/rules"
import { EVERYBODY } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { addressOf } from "../route"
import { PAGES } from "../route-list"
import { answerOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"

const MARKS: Record<string, string> = { amp: "&", quot: '"', "#x27": "'", lt: "<", gt: ">", nbsp: "\u00a0" }

/** What somebody reads of a page: its title, and everything between the tags but scripts, styles and addresses written out. */
function wordsOf(html: string): string {
  const seen = html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ")
  const read = seen.replace(/&(#?\w+);/g, (whole, name: string) => MARKS[name] ?? whole)
  return read.replace(/\bhttps?:\/\/\S+|\S+@\S+/g, " ").replace(/\s+/g, " ")
}

/** The home of a record shows whoever treats the person the newest summary in its author's own words, which are not the portal's. */
const quotes = (pattern: string, person: string) => pattern === "/patients/[patientId]" && person === "teamProfessional"

describe("A page says each thing in one way, and nothing as a machine would", () => {
  for (const route of PAGES)
    test(`at ${route.pattern}`, async () => {
      const people = await circle()
      const asked = EVERYBODY.flatMap((person) => LANGUAGES.map((language) => ({ person, language })))
      const pages = await Promise.all(
        asked.map(async ({ person, language }) => {
          const { cookie } = cookieOf(people, person)
          const headers = { cookie: [cookie, `relais.language=${language}`].filter(Boolean).join("; ") }
          return { person, language, reply: await ask(addressOf(route, people), { headers }) }
        }),
      )
      for (const { person, language, reply } of pages) {
        if (answerOf(reply) !== "shown" || quotes(route.pattern, person)) continue
        expect.soft(shownOtherwise(wordsOf(reply.text), language), `${person}, ${language}`).toEqual([])
      }
    })
})

test("A word that the portal does not say would be seen on a page", () => {
  const html = "<main><p>Envoyé par courriel</p><script>delegation_id</script><p>lab_results</p></main>"
  expect(shownOtherwise(wordsOf(html), "fr")).toHaveLength(2)
})
