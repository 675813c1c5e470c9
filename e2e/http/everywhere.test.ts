import { describe, expect, test } from "vitest"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { EVERYBODY, faceOf, nameOf, type Person, SIGNED_IN, type SignedIn } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { refusedTo } from "../circle/fingerprint"
import type { Circle } from "../circle/ids"
import { expectedAnswer } from "../expected"
import { addressOf } from "../route"
import { ACTIONS, PAGES, ROUTES, viewsOf } from "../route-list"
import { answerOf, askRoute, headingOf } from "./asking"
import { barWaysOf, headOf, isCalled } from "./bar-words"
import { circle } from "./circle"
import { ask } from "./client"
import { formsOf } from "./forms"
import { pageFaults, titleOf } from "./page-words"
import { nameOf as actionOf } from "./presses"
import { visit, visitRoute } from "./visits"
import { UNKNOWN, whole } from "./whole"

// All that asks for every address as everybody stands here: it is asked once, and each answer is read by several tests.

describe("Everybody is answered as the policy says", () => {
  for (const route of ROUTES) {
    test(`at ${route.pattern}`, async () => {
      const replies = await Promise.all(EVERYBODY.map(async (person) => [person, await visitRoute(person, route)] as const))
      const answers = replies.map(([person, reply]) => [person, answerOf(reply)])
      expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(EVERYBODY.map((one) => [one, expectedAnswer(route, one)])))
      const shown = replies.filter(([, reply]) => answerOf(reply) === "shown")
      const { heading } = route
      if (heading === undefined) return
      for (const [person, reply] of shown) {
        if (typeof heading === "string") expect(headingOf(reply), person).toBe(heading)
        else expect(headingOf(reply), person).toMatch(heading)
      }
    })
  }
})

const OF_A_PATIENT = ROUTES.filter(({ pattern }) => pattern.includes("[patientId]"))

describe("A stranger is told the same whether the space exists or not", () => {
  for (const route of OF_A_PATIENT) {
    test(`at ${route.pattern}`, async () => {
      const people = await circle()
      const nowhere = { ...people, patientId: UNKNOWN }
      const ids = [people.patientId, UNKNOWN]
      for (const person of ["stranger", "formerCaregiver"] as const) {
        const [theirs, none] = await Promise.all([visitRoute(person, route), askRoute(nowhere, route, person)])
        expect(whole(theirs, ids)).toEqual(whole(none, ids))
        expect(theirs.status).toBe(expectedAnswer(route, "stranger") === "moved" ? 307 : 404)
        expect(theirs.headers["cache-control"]).toMatch(/^private.*no-store/)
      }
    })
  }
})

test("What is personal is kept by no cache", async () => {
  const personal = ROUTES.filter(
    (route) => expectedAnswer(route, "nobody") !== "shown" && !route.endsSession && expectedAnswer(route, "patient") !== "moved",
  )
  const replies = await Promise.all(personal.map((route) => visitRoute("patient", route)))
  for (const [place, { pattern }] of personal.entries())
    expect.soft(replies[place]?.headers["cache-control"], pattern).toMatch(/private.*no-store/)
})

/** Who may do much: where a page asks for several permissions, theirs is refused for another than the first. */
const IN_PART: Person[] = ["caregiver", "teamProfessional"]

test("Whoever is refused a space leaves a trace of having asked, for each thing where nothing is theirs", async () => {
  const people = await circle()
  const asked = OF_A_PATIENT.filter(({ method, endsSession }) => !method && !endsSession)
  for (const person of SIGNED_IN.filter((one) => one !== "patient")) {
    await Promise.all(asked.map((route) => visitRoute(person, route)))
    const refused = asked.filter((route) => ["missing", "forbidden", "not-found"].includes(expectedAnswer(route, person)))
    const needed = new Set(refused.flatMap(({ needs = [] }) => needs.slice(0, 1)))
    const kept = await refusedTo(people.actors[person])
    const without = [...needed].filter((permission) => !kept.includes(permission))
    expect.soft(needed.size - without.length, person).toBeGreaterThan(0)
    if (!IN_PART.includes(person)) expect.soft(without, person).toEqual([])
  }
})

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
        asked.map(async (look) => ({ ...look, reply: await visit(look.person, look.address, look.language) })),
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

/** The first question of an invitation is the same before there is a draft and in it. */
const SAME_QUESTION = "/patients/[patientId]/helpers/invite/[draftId]/who"

test.each(LANGUAGES)("No two pages of one person have the same title, in %s", async (language) => {
  const seen = new Map<string, string>()
  for (const { route, viewer, addresses } of viewsOf(await circle())) {
    if (route.pattern === SAME_QUESTION) continue
    const [title] = titleOf((await visit(viewer, addresses[0] ?? "", language)).text)
    const known = seen.get(`${viewer} ${title}`)
    expect.soft(known ?? route.pattern, title).toBe(route.pattern)
    seen.set(`${viewer} ${title}`, route.pattern)
  }
})

test("Whoever is signed in reads on every page as whom, on a telephone too", async () => {
  for (const { route, viewer, addresses } of viewsOf(await circle())) {
    // The page that one is left on says nothing of anybody.
    if (viewer === "nobody" || route.pattern === "/leave/done") continue
    const { text } = await visit(viewer, addresses[0] ?? "")
    expect.soft(text, addresses[0]).toMatch(new RegExp(`Vous êtes ${nameOf(viewer)}|You are ${nameOf(viewer)}`))
  }
  const help = await visit("patient", "/help")
  expect(help.text).toContain(`Vous êtes ${nameOf("patient")}`)
  expect(help.text).not.toContain("Me connecter")
})

/** Where the bars begin: the first page of each person, and of the space. */
const FIRST: [Person, string[]][] = [
  ["patient", ["/account", ""]],
  ["caregiver", ["/helping", ""]],
  ["caregiverWithout", ["/helping", ""]],
  ["stranger", ["/home"]],
  ["professional", ["/professional"]],
  ["teamProfessional", ["/professional", ""]],
  ["reviewer", ["/review"]],
  ["nobody", ["/"]],
]

/** First pages, which greet whoever comes or say whose record it is; the way out; the sign-in; the place of practice, by its own name. */
const CALLED_OTHERWISE = /^(\/|\/home|\/open-space|\/professional|\/professional\/exercice|\/patients\/[\w-]+|\/leave|\/sign-in)$/
/** What leads out of a space says what it does. */
const LEADS_OUT = ["Changer de personne", "Switch to somebody else"]

describe.each(LANGUAGES)("A page is called by the word of the bar that leads to it, in %s", (language) => {
  test.each(FIRST)("%s", async (person, addresses) => {
    const { patientId } = await circle()
    const pages = await Promise.all(addresses.map((at) => visit(person, at || `/patients/${patientId}`, language)))
    const ways = pages.flatMap(({ text }) => barWaysOf(text))
    const named = ways.filter(({ word, to }) => !CALLED_OTHERWISE.test(to) && !LEADS_OUT.includes(word))
    expect(named.length).toBeGreaterThan(3)
    for (const { word, to } of named) {
      const { text } = await visit(person, to, language)
      expect.soft(isCalled(text, word), `"${word}" leads to "${headOf(text).join(" / ")}", ${to}`).toBe(true)
    }
  })
})

/** A complaint is its author's own, whoever that is; the list knows the patient's. */
const OF_ANYBODY = ["sendComplaint"]

/** The name of the action that a form sends, and whoever may set it off. */
function refusedIn(html: string, person: Person): string[] {
  const names = formsOf(html)
    .flatMap((form) => actionOf(form) ?? [])
    .filter((name) => !OF_ANYBODY.includes(name))
  return [...new Set(names)].filter((name) => !ACTIONS[name]?.may.some((one) => one === person))
}

test("In a space nobody is shown a form that is refused them whatever they write in it", async () => {
  for (const route of OF_A_PATIENT.filter(({ heading }) => heading !== undefined))
    for (const person of SIGNED_IN) {
      const reply = await visitRoute(person, route)
      if (answerOf(reply) === "shown") expect.soft(refusedIn(reply.text, person), `${person} ${route.pattern}`).toEqual([])
    }
})

const WAYS = { "Donner un code": "care-circle/code", "Ajouter un document": "documents/add", Chercher: "search" }

/** Who comes in, and what they may do in one tap. */
const WHO: [SignedIn, (keyof typeof WAYS)[]][] = [
  ["patient", ["Donner un code", "Ajouter un document", "Chercher"]],
  ["caregiver", ["Ajouter un document", "Chercher"]],
  ["caregiverWithout", ["Ajouter un document"]],
  ["teamProfessional", ["Ajouter un document", "Chercher"]],
]

/** The links that stand in sight: whatever is folded takes a tap more. */
function linksInSight(html: string): string[] {
  const sight = html.replace(/<script[\s\S]*?<\/script>|<details[\s\S]*?<\/details>/g, "")
  return [...sight.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, href, inside = ""]) => `${inside.replace(/<[^>]+>/g, " ").trim()} ${href}`,
  )
}

test.each(WHO)("From every page of a space what one may do there most often is one tap away: %s", async (person, names) => {
  const people = await circle()
  const space = `/patients/${people.patientId}`
  // The preview is what somebody else sees: nothing is done in it.
  const pages = PAGES.filter(
    (route) => /^\/patients\/\[patientId\](?!\/preview)/.test(route.pattern) && expectedAnswer(route, person) === "shown",
  )
  const seen = await Promise.all(
    pages.map(async (route) => ({ address: addressOf(route, people), reply: await visitRoute(person, route) })),
  )
  const shown = seen.filter(({ address, reply }) => address.startsWith(space) && answerOf(reply) === "shown")
  expect(shown.length).toBeGreaterThan(3)
  for (const { address, reply } of shown) {
    const links = linksInSight(reply.text)
    const found = Object.entries(WAYS).flatMap(([name, path]) =>
      links.some((link) => link.startsWith(name) && link.endsWith(` ${space}/${path}`)) ? [name] : [],
    )
    expect.soft(found, `${person} ${address}`).toEqual(names)
  }
})
