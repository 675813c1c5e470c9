import { describe, expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { shownOtherwise } from "@/lib/words/one-word/rules"
import { EVERYBODY, faceOf, type Person } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { addressOf } from "../route"
import { PAGES, viewsOf } from "../route-list"
import { answerOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"
import { journalLinks, pageFaults, titleFaults, withoutQuotes, wordsOf } from "./page-words"
import { misnamed } from "./spoken-names"

const faceOfReader = (person: Person) => (person === "nobody" ? undefined : faceOf(person))
/** Where a document is read: on its page, and on the home of whoever treats the person. */
const READS = ["/patients/[patientId]", "/patients/[patientId]/documents/[documentId]"]

/** The documents of the circle as they were given. */
async function files(people: Circle): Promise<string> {
  const { patientId, summaryId, clinicalId, levelOneId } = people
  const asked = [summaryId, clinicalId, levelOneId].map((id) =>
    ask(`/patients/${patientId}/documents/${id}/file?page=0`, { headers: cookieOf(people, "patient") }),
  )
  return (await Promise.all(asked)).map(({ text }) => text).join(" ")
}

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
      const file = READS.includes(route.pattern) ? await files(people) : ""
      for (const { person, address, language, reply } of pages) {
        if (!SPOKEN.includes(answerOf(reply))) continue
        const look = `${person}, ${language}, ${address}`
        // What everybody may read speaks to professionals too.
        const face = route.for === "everybody" ? undefined : faceOfReader(person)
        expect.soft(pageFaults(reply.text, { pattern: route.pattern, language, face, file }), look).toEqual([])
      }
    })
})

test("A word that the portal does not say would be seen on a page", () => {
  const html = "<main><p>Envoyé par courriel</p><script>delegation_id</script><p>lab_results</p></main>"
  expect(shownOtherwise(wordsOf(html), "fr")).toHaveLength(2)
})

test("What an author wrote in a document is left out, and nothing around it", () => {
  const html = "<main><h1>Un courriel</h1><p>on 2017-12-11 at 14:30 &amp; after</p><p>le 2017-12-11</p></main>"
  const left = wordsOf(withoutQuotes(html, "<td>on 2017-12-11 at 14:30 &amp;\n after</td>"))
  expect(left.trim()).toBe("Un courriel le 2017-12-11")
})

test("A name that is not what one reads would be heard", () => {
  const html = (label: string, shown: string) => `<main><a href="/" class="x" aria-label="${label}">${shown}</a></main>`
  expect(misnamed(html("Jeanne, ouvrir", "<svg><title>x</title></svg>Ouvrir"))).toHaveLength(1)
  expect(misnamed(html("Ouvrir l&#x27;espace", "<span>Ouvrir</span> l&#x27;espace"))).toEqual([])
  expect(misnamed(html("Carré à photographier", "<svg><path/></svg>"))).toEqual([])
})

test("A way to who saw what that is called a journal would be seen", () => {
  const html = (said: string) => `<main><a class="x" href="/patients/1/journal?kind=care">${said}</a></main>`
  expect(journalLinks(html("Lire le journal de Claire"))).toEqual(["Lire le journal de Claire"])
  expect(journalLinks(html("Voir qui a vu quoi"))).toEqual([])
})

test("A title that is not the heading of its page would be seen", () => {
  const html = (title: string) => `<title>${title}</title><main><h1 class="x">Qui m&#x27;aide</h1></main>`
  const faults = (title: string) => titleFaults(html(title), "/patients/[patientId]/helpers")
  expect(faults("Qui m&#x27;aide · Relais")).toEqual([])
  expect(["Documents · Relais", "Qui m&#x27;aide"].flatMap(faults)).toEqual(["Documents · Relais", "Qui m'aide"])
})
