import { expect, test } from "vitest"
import { cookieOf } from "../circle/circle"
import { circle } from "./circle"
import { ask } from "./client"

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
