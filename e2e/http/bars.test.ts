import { expect, test } from "vitest"
import type { SignedIn } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { expectedAnswer } from "../expected"
import { addressOf } from "../route"
import { PAGES } from "../route-list"
import { answerOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"

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
  const headers = cookieOf(people, person)
  // The preview is what somebody else sees: nothing is done in it.
  const pages = PAGES.filter(
    (route) => /^\/patients\/\[patientId\](?!\/preview)/.test(route.pattern) && expectedAnswer(route, person) === "shown",
  )
  const seen = await Promise.all(
    pages.map(async (route) => ({ address: addressOf(route, people), reply: await ask(addressOf(route, people), { headers }) })),
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

/** What the header offers on a wide page: a folded menu is one thing, and the public one is laid out there. */
function headerOf(html: string): string[] {
  const header = /<header[\s\S]*?<\/header>/.exec(html)?.[0] ?? ""
  const folded = header.replace(/<details[^>]*class="pop-menu"[^>]*>[\s\S]*?<\/details>/g, "<a>menu</a>")
  return [...folded.matchAll(/<(?:a|button)[\s>]/g)].map(([tag]) => tag)
}

test("The header has five things at most, whoever looks and wherever", async () => {
  const people = await circle()
  const space = `/patients/${people.patientId}`
  const looks = [
    ...(["patient", "caregiver", "teamProfessional"] as const).flatMap((person) =>
      [space, `${space}/documents`].map((address) => ({ person, address })),
    ),
    { person: "caregiver", address: "/helping" },
    { person: "teamProfessional", address: "/professional" },
    { person: "reviewer", address: "/review" },
    { person: "nobody", address: "/" },
    { person: "nobody", address: "/sign-in" },
  ] as const
  for (const { person, address } of looks) {
    const { text } = await ask(address, { headers: cookieOf(people, person) })
    const items = headerOf(text).length
    expect.soft(items, `${person} ${address}`).toBeGreaterThanOrEqual(4)
    expect.soft(items, `${person} ${address}`).toBeLessThanOrEqual(5)
  }
})

test("Whoever acts for somebody reads so on a plum banner, which leads in and out, and the person reads none", async () => {
  const people = await circle()
  const space = `/patients/${people.patientId}`
  const bannerIn = (html: string) => /<section aria-label="([^"]*)"[^>]*bg-plum-fill[\s\S]*?<\/section>/.exec(html)
  for (const address of [
    space,
    `${space}/documents`,
    `${space}/documents/${people.documentId}`,
    `${space}/measures`,
    `${space}/journal`,
  ]) {
    const [banner = "", title] = bannerIn((await ask(address, { headers: cookieOf(people, "caregiver") })).text) ?? []
    expect.soft(title, address).toBe("Espace de Jeanne Lefèvre, votre mère")
    const links = [...banner.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
    const ways = links.map(([, href, words = ""]) => [href, words.replace(/<[^>]+>/g, "")])
    expect.soft(ways, address).toContainEqual([space, "Espace de Jeanne Lefèvre, votre mère"])
    expect.soft(ways, address).toContainEqual(["/helping", "Changer de personne"])
    expect.soft(banner, address).toContain("Jeanne peut voir ce que vous lisez et écrivez ici.")
    expect.soft(bannerIn((await ask(address, { headers: cookieOf(people, "patient") })).text), address).toBeNull()
  }
})
