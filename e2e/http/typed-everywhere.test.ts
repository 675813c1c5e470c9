import { expect, test } from "vitest"
import { type FormValues, formValues } from "@/lib/forms/rules"
import { cookieOf } from "../circle/circle"
import { PAGES, type View, viewsOf } from "../route-list"
import { mainOf } from "./asking"
import { circle } from "./circle"
import { ask, portal } from "./client"
import { sendFields } from "./forms"
import { visit } from "./visits"

/** The question asked alone, whose answer stays on no device; what is looked for, and the language of the page, which are in its address and its words. */
const NEVER_KEPT = ["alone", "q", "language"]
/** Whoever leaves the site keeps nothing. */
const ELSEWHERE = /\saction="\/(?:sign-out|language|typed)"|\smethod="get"/i

type Field = { name: string; kind: "words" | "one" | "many"; shown: string[]; choices: string[] }

const plain = (text: string) =>
  text.replace(/&(quot|amp|lt|gt|#x27);/g, (sign) => ({ "&quot;": '"', "&amp;": "&", "&lt;": "<", "&gt;": ">" })[sign] ?? "'")
const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "")

/** The forms of a page in which something can be written, each as what stands between its borders. */
const formsIn = (html: string) =>
  [...mainOf(html).matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, tag = ""]) => !ELSEWHERE.test(tag))
    .map(([, , inside = ""]) => inside)

/** What somebody can write or choose in a form, and what stands there. */
function fieldsIn(inside: string): Field[] {
  const areas = [...inside.matchAll(/<textarea\s([^>]*)>([\s\S]*?)<\/textarea>/g)].map(([, tag = "", text = ""]): Field => {
    return { name: attribute(` ${tag}`, "name"), kind: "words", shown: [plain(text)], choices: [] }
  })
  const lists = [...inside.matchAll(/<select\s([^>]*)>([\s\S]*?)<\/select>/g)].map(([, tag = "", options = ""]): Field => {
    const all = [...options.matchAll(/<option[^>]*>/g)].map(([option]) => option)
    const chosen = all.filter((option) => /\sselected=/.test(option)).map((option) => attribute(option, "value"))
    return { name: attribute(` ${tag}`, "name"), kind: "one", shown: chosen, choices: all.map((one) => attribute(one, "value")) }
  })
  return [...inputsIn(inside), ...areas, ...lists].filter(({ name }) => name !== "")
}

function inputsIn(inside: string): Field[] {
  const tags = [...inside.matchAll(/<input\s[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\sdisabled=/.test(tag))
  const typeOf = (tag: string) => attribute(tag, "type") || "text"
  const words = tags
    .filter((tag) => ["text", "email", "tel", "search"].includes(typeOf(tag)))
    .map((tag): Field => ({ name: attribute(tag, "name"), kind: "words", shown: [attribute(tag, "value")], choices: [] }))
  const boxes = tags.filter((tag) => ["radio", "checkbox"].includes(typeOf(tag)))
  const names = [...new Set(boxes.map((tag) => attribute(tag, "name")))]
  const groups = names.map((name): Field => {
    const own = boxes.filter((tag) => attribute(tag, "name") === name)
    const ticked = own.filter((tag) => /\schecked=/.test(tag))
    const [of, shown] = [own, ticked].map((some) => some.map((tag) => attribute(tag, "value")))
    return { name, kind: own.some((tag) => typeOf(tag) === "radio") ? "one" : "many", shown: shown ?? [], choices: of ?? [] }
  })
  return [...words, ...groups]
}

const PARTS: Record<string, string> = { day: "07", month: "03", year: "1961" }

/** What somebody writes there: other than what stood there, and nothing where all was ticked. */
function writtenIn({ name, kind, shown, choices }: Field, place: number): string[] {
  if (kind === "words") return [PARTS[/\.(day|month|year)$/.exec(name)?.[1] ?? ""] ?? `Mot ${place} d’été`]
  const others = choices.filter((choice) => !shown.includes(choice) && choice !== "")
  return kind === "one" ? [others.at(-1) ?? choices.at(-1) ?? ""] : others
}

/** As the page's script tells it when the page is left. */
function toldOf(fields: readonly Field[], written: readonly string[][]): FormValues {
  const form = new FormData()
  for (const [place, { name }] of fields.entries()) for (const value of written[place] ?? []) form.append(name, value)
  const unticked = fields.filter(({ kind }) => kind === "many").map(({ name }): [string, string[]] => [name, []])
  return { ...Object.fromEntries(unticked), ...formValues(form) }
}

/** The page again after one of its forms was written in and left. */
async function comesBack(address: string, cookie: string, words: FormValues): Promise<string> {
  const [pathname = ""] = address.split("?")
  const told: [string, string][] = [
    ["pathname", pathname],
    ["words", JSON.stringify(words)],
  ]
  const { headers } = await sendFields("/typed", told, { cookie, origin: portal() })
  const kept = (headers["set-cookie"] ?? []).map((line) => line.split(";")[0])
  return (await ask(address, { headers: { cookie: [cookie, ...kept].join("; ") } })).text
}

type Look = { address: string; cookie: string }

/** What of a form does not stand in the page any more, or stands where nobody wrote it. */
async function lostIn({ address, cookie }: Look, before: readonly string[], which: number): Promise<string[]> {
  const fields = fieldsIn(before[which] ?? "")
  const written = fields.map(writtenIn)
  const after = formsIn(await comesBack(address, cookie, toldOf(fields, written)))
  const back = fieldsIn(after[which] ?? "")
  return fields.flatMap(({ name, kind, shown }, place) => {
    const expected = NEVER_KEPT.includes(name) ? shown : (written[place] ?? [])
    const found = back.filter((field) => field.name === name && field.kind === kind)[0]?.shown
    return JSON.stringify(found) === JSON.stringify(expected)
      ? []
      : [`${name}: ${JSON.stringify(expected)} → ${JSON.stringify(found)}`]
  })
}

const holdsWords = (inside: string) => fieldsIn(inside).length > 0

/** What is lost of each form of a view in which something can be written, by where it stands. */
async function lostOf({ viewer, addresses }: View): Promise<[where: string, lost: string[]][]> {
  const { cookie = "" } = cookieOf(await circle(), viewer)
  const asked = addresses.map(async (address) => {
    const forms = formsIn((await visit(viewer, address)).text)
    const written = forms.flatMap((inside, which) => (holdsWords(inside) ? [which] : []))
    return Promise.all(
      written.map(async (which): Promise<[string, string[]]> => {
        return [`${address}, form ${which}`, await lostIn({ address, cookie }, forms, which)]
      }),
    )
  })
  return (await Promise.all(asked)).flat()
}

/** Views that are looked at together: one after another they would take most of the time. */
const AT_ONCE = 4

test("What is written, chosen or unticked in any form of the portal stands there again for who comes back", {
  timeout: 300_000,
}, async () => {
  const views = viewsOf(await circle())
  let seen = 0
  for (let first = 0; first < views.length; first += AT_ONCE) {
    const found = await Promise.all(views.slice(first, first + AT_ONCE).map(lostOf))
    for (const [where, lost] of found.flat()) {
      seen++
      expect.soft(lost, where).toEqual([])
    }
  }
  // Of some hundred pages with a form most only press a button.
  expect(seen).toBeGreaterThan(PAGES.length / 5)
})
