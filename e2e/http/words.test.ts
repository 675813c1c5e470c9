import { describe, expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { shownOtherwise } from "@/lib/words/one-word/rules"
import { EVERYBODY, faceOf, type Person } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { addressOf } from "../route"
import { PAGES } from "../route-list"
import { answerOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"
import { misnamed } from "./spoken-names"

const MARKS: Record<string, string> = { amp: "&", quot: '"', "#x27": "'", lt: "<", gt: ">", nbsp: "\u00a0" }

/** What somebody reads of a page: its title, and everything between the tags but scripts, styles and addresses written out. */
function wordsOf(html: string): string {
  const seen = html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]+>/g, " ")
  const read = seen.replace(/&(#?\w+);/g, (whole, name: string) => MARKS[name] ?? whole)
  return read.replace(/\bhttps?:\/\/\S+|\S+@\S+/g, " ").replace(/\s+/g, " ")
}

/** The home of a record shows whoever treats the person the newest summary in its author's own words, which are not the portal's. */
const faceOfReader = (person: Person) => (person === "nobody" ? undefined : faceOf(person))
const quotes = (pattern: string, person: string) => pattern === "/patients/[patientId]" && person === "teamProfessional"

describe("A page says each thing in one way, nothing as a machine would, and aloud what is written", () => {
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
        if (answerOf(reply) !== "shown") continue
        expect.soft(misnamed(reply.text), `${person}, ${language}`).toEqual([])
        if (quotes(route.pattern, person)) continue
        // What everybody may read speaks to professionals too.
        const face = route.for === "everybody" ? undefined : faceOfReader(person)
        const otherwise = shownOtherwise(wordsOf(reply.text), language, face)
        expect.soft(otherwise, `${person}, ${language}`).toEqual([])
      }
    })
})

test("A word that the portal does not say would be seen on a page", () => {
  const html = "<main><p>Envoyé par courriel</p><script>delegation_id</script><p>lab_results</p></main>"
  expect(shownOtherwise(wordsOf(html), "fr")).toHaveLength(2)
})

test("A name that is not what one reads would be heard", () => {
  const html = (label: string, shown: string) => `<main><a href="/" class="x" aria-label="${label}">${shown}</a></main>`
  expect(misnamed(html("Jeanne, ouvrir", "<svg><title>x</title></svg>Ouvrir"))).toHaveLength(1)
  expect(misnamed(html("Ouvrir l&#x27;espace", "<span>Ouvrir</span> l&#x27;espace"))).toEqual([])
  expect(misnamed(html("Carré à photographier", "<svg><path/></svg>"))).toEqual([])
})
