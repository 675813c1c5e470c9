import { expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { biologyReport, personInHeader } from "@/lib/cda/examples"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { wordsIn } from "@/lib/words/translator"
import type { Person } from "../circle/cast"
import { cookieOf, makeCircle } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { viewsOf } from "../route-list"
import { circle } from "./circle"
import { ask, portal } from "./client"
import { as } from "./form-of"
import { type Form, formsOf, sendForm } from "./forms"
import { titleOf } from "./page-words"

const isRefused = (html: string) => /<div[^>]*role="alert"[^>]*class="[^"]*border-red/.test(html)

/** What a form sends by itself, whatever is written in it: which action, of whom, of what. */
const isGiven = ([name, value]: readonly [string, string]) =>
  /^\$ACTION|Id$|^version$|^token$/.test(name) || /^[0-9a-f-]{36}$/.test(value)

/** The forms in which something is written or chosen, with nothing in them. */
const emptied = (html: string): Form[] =>
  formsOf(html).flatMap((form) => {
    const fields = form.fields.filter(isGiven)
    return fields.length < form.fields.length ? [{ ...form, fields }] : []
  })

const asReader = (people: Circle, person: Person, language: string) => ({
  cookie: [cookieOf(people, person).cookie, `relais.language=${language}`].filter(Boolean).join("; "),
  origin: portal(),
})

test("A form that comes back with errors says so first in the title, without script", async () => {
  const people = await makeCircle()
  const seen = viewsOf(people).flatMap(({ viewer, addresses: [address] }) => (address ? [{ viewer, address }] : []))
  const refused = await Promise.all(
    seen.map(async ({ viewer, address }, place) => {
      const language = LANGUAGES[place % LANGUAGES.length] ?? "fr"
      const headers = asReader(people, viewer, language)
      const page = await ask(address, { headers })
      const replies = await Promise.all(emptied(page.text).map((form) => sendForm({ address, form, headers })))
      const answers = replies.filter(({ text }) => isRefused(text))
      const word = wordsIn(language, "layout")("errorTitle")
      for (const { text } of answers) expect.soft(titleOf(text), address).toEqual([`${word}${titleOf(page.text)[0]}`])
      return answers.length
    }),
  )
  expect(refused.filter((answers) => answers > 0).length).toBeGreaterThan(12)
}, 180_000)

test("What was refused before the page was drawn stands in its title as well", async () => {
  const people = await circle()
  const space = `/patients/${people.patientId}`
  for (const language of LANGUAGES)
    for (const [address, problem, person] of [
      [`${space}/documents/add`, "too_large", "patient"],
      [`${space}/documents/${people.documentId}`, "away", "patient"],
      [`/children/${people.requestDraftId}/evidence`, "too_large", "patient"],
      ["/sign-in", "expired", "nobody"],
    ] as const) {
      const headers = asReader(people, person, language)
      const [page, fault] = await Promise.all([address, `${address}?problem=${problem}`].map((at) => ask(at, { headers })))
      const word = wordsIn(language, "layout")("errorTitle")
      expect.soft(titleOf(page?.text ?? ""), address).toEqual([expect.not.stringContaining(word)])
      expect.soft(titleOf(fault?.text ?? ""), address).toEqual([`${word}${titleOf(page?.text ?? "")[0]}`])
    }
})

test("Whoever stopped signing in reads that it did not come about, and of no error", async () => {
  for (const language of LANGUAGES) {
    const { text } = await ask("/sign-in?problem=cancelled", { headers: asReader(await circle(), "nobody", language) })
    const t = wordsIn(language, "signin")
    expect(titleOf(text)).toEqual([expect.stringMatching(new RegExp(`^${t("title")}`))])
    expect(text).toContain(t("problems.cancelled"))
  }
})

test("What cannot be read is said in the title of its page", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const headers = await as(jeanne)
  const keep = (name: string, bytes: Buffer) => deposit(jeanne, patientId, [{ name, bytes }], { title: name })
  const pdf = await keep("a.pdf", plainPdf())
  const cda = await keep("b.xml", Buffer.from(biologyReport({ patient: personInHeader("Jeanne", "LEFEVRE", "19440314") })))
  const pages = [`${pdf}/text`, cda].map((page) => `/patients/${patientId}/documents/${page}`)
  const titles = () => Promise.all(pages.map(async (at) => titleOf((await ask(at, { headers })).text)[0] ?? ""))
  const before = await titles()
  expect(before).toEqual([expect.stringMatching(/^a\.pdf · /), expect.stringMatching(/^b\.xml · /)])
  const kept = await asSuperuser(
    (sql) => sql<{ key: string }[]>`select object_key as key from document_files where patient_id = ${patientId}`,
  )
  for (const { key } of kept) await objectStore().delete(key)
  expect(await titles()).toEqual(before.map((title) => `${wordsIn("fr", "layout")("errorTitle")}${title}`))
})
