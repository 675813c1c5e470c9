import { describe, expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { shownOtherwise } from "@/lib/words/one-word/rules"
import { EVERYBODY, faceOf, type Person } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { addressOf } from "../route"
import { PAGES, viewsOf } from "../route-list"
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

/** What is read of the first such element. */
const readIn = (html: string, tag: "title" | "h1") =>
  wordsOf(new RegExp(`<${tag}[^>]*>[\\s\\S]*?</${tag}>`).exec(html)?.[0] ?? "").trim()

/** The page that one is left on in a hurry does not say of which site it is. */
const NEUTRAL = "/leave/done"

/** The title of a page, where it is not its heading first and the site last. */
function titleFaults(html: string, pattern: string): string[] {
  const [title, heading] = [readIn(html, "title"), readIn(html, "h1")]
  const isRight = pattern === NEUTRAL ? title === heading : title.startsWith(heading) && title.endsWith(" · Relais")
  return heading !== "" && isRight ? [] : [title]
}

const faceOfReader = (person: Person) => (person === "nobody" ? undefined : faceOf(person))
/** A document that is read on its page, and on the home of whoever treats the person, has its author's words, which are not the portal's. */
const quotes = (pattern: string, person: string, isFirst: boolean) =>
  (pattern === "/patients/[patientId]" && person === "teamProfessional") ||
  (pattern === "/patients/[patientId]/documents/[documentId]" && !isFirst)

/** Answers that are pages of ours with something to read. */
const SPOKEN: ReturnType<typeof answerOf>[] = ["shown", "missing"]

describe("A page is called by its heading, says each thing in one way, nothing as a machine would, and aloud what is written", () => {
  for (const route of PAGES)
    test(`at ${route.pattern}`, async () => {
      const people = await circle()
      // As everybody at its first address, then in its other states as who is looked at there.
      const views = viewsOf(people).filter((view) => view.route === route)
      const looks = [
        ...EVERYBODY.map((person) => ({ person, address: addressOf(route, people) })),
        ...views.flatMap(({ viewer, addresses }) => addresses.map((address) => ({ person: viewer, address }))).slice(1),
      ]
      const asked = looks.flatMap((look) => LANGUAGES.map((language) => ({ ...look, language })))
      const pages = await Promise.all(
        asked.map(async ({ person, address, language }) => {
          const { cookie } = cookieOf(people, person)
          const headers = { cookie: [cookie, `relais.language=${language}`].filter(Boolean).join("; ") }
          return { person, address, language, reply: await ask(address, { headers }) }
        }),
      )
      for (const { person, address, language, reply } of pages) {
        if (!SPOKEN.includes(answerOf(reply))) continue
        const look = `${person}, ${language}, ${address}`
        expect.soft(misnamed(reply.text), look).toEqual([])
        expect.soft(titleFaults(reply.text, route.pattern), look).toEqual([])
        if (quotes(route.pattern, person, address === looks[0]?.address)) continue
        // What everybody may read speaks to professionals too.
        const face = route.for === "everybody" ? undefined : faceOfReader(person)
        const otherwise = shownOtherwise(wordsOf(reply.text), language, face)
        expect.soft(otherwise, look).toEqual([])
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

test("A title that is not the heading of its page would be seen", () => {
  const html = (title: string) => `<title>${title}</title><main><h1 class="x">Qui m&#x27;aide</h1></main>`
  const faults = (title: string) => titleFaults(html(title), "/patients/[patientId]/helpers")
  expect(faults("Qui m&#x27;aide · Relais")).toEqual([])
  expect(["Documents · Relais", "Qui m&#x27;aide"].flatMap(faults)).toEqual(["Documents · Relais", "Qui m'aide"])
})
