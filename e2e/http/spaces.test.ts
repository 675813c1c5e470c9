import { describe, expect, test } from "vitest"
import { asSuperuser, newActor, newArrival, newDelegation, newPatient } from "@/lib/access/testing"
import { cookieOf, makeCircle } from "../circle/circle"
import { mainOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"
import { as } from "./form-of"

const headerOf = (html: string) => /<header[\s\S]*?<\/header>/.exec(html)?.[0] ?? ""
/** The bar of a space, by where it leads and what is current in it. */
const barOf = (html: string) => /<nav aria-label="Rubriques"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ""
const linksOf = (html: string) => [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href)
const namesTold = (patientId: string) =>
  asSuperuser(
    async (sql) => (await sql`select 1 from audit_events where patient_id = ${patientId} and action = 'space.listed'`).length,
  )

describe("The space picker", () => {
  test("names whom one helps, with what is new there, and each of them is told once an hour", async () => {
    const people = await makeCircle()
    const asked = () => ask("/api/spaces", { headers: cookieOf(people, "caregiver") })
    expect(JSON.parse((await asked()).text)).toEqual({
      spaces: [
        // The child for whom she answers, in which nothing is new.
        { href: expect.stringMatching(/^\/patients\//), name: "Noé Diallo", news: "Rien de nouveau" },
        { href: `/patients/${people.patientId}`, name: "Jeanne Lefèvre", news: expect.stringMatching(/^\d+ documents à lire$/) },
      ],
    })
    await asked()
    expect(await namesTold(people.patientId)).toBe(1)
  })

  test("says without script no more than where it leads, and the same counters stand there, one's own space last", async () => {
    const people = await circle()
    const headers = cookieOf(people, "caregiver")
    const { text } = await ask("/helping", { headers })
    expect(headerOf(text)).not.toMatch(/Noé|Jeanne/)
    expect(linksOf(headerOf(text))).toEqual(expect.arrayContaining(["/open-space", "/helping"]))
    const { spaces } = JSON.parse((await ask("/api/spaces", { headers })).text) as { spaces: { name: string; news: string }[] }
    const cards = mainOf(text).slice(mainOf(text).indexOf("</h1>"))
    const said = [...spaces.flatMap(({ name, news }) => [`>${name}<`, news]), ">Mon espace<"]
    const places = said.map((words) => cards.lastIndexOf(words))
    expect(
      places.every((place) => place > 0),
      said.join(),
    ).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(spaces).toHaveLength(2)
  })

  test("names nobody to who helps nobody, or no longer", async () => {
    const people = await circle()
    for (const person of ["stranger", "formerCaregiver", "patient"] as const)
      expect(JSON.parse((await ask("/api/spaces", { headers: cookieOf(people, person) })).text).spaces, person).toEqual([])
  })

  test("says that somebody waits in one's own space, and no name", async () => {
    const jeanne = await newActor("Jeanne Lefèvre")
    await newArrival(jeanne, await newPatient(jeanne), await newActor("Lucie Petit"))
    const { text } = await ask("/api/spaces", { headers: await as(jeanne) })
    expect(JSON.parse(text).own).toMatch(/^\d+ personnes? attend(ent)? votre réponse/)
    expect(text).not.toMatch(/Lucie|Petit/)
  })

  test("tells nobody that it was read while it stays shut", async () => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire)
    const { status } = await ask(`/patients/${patientId}`, { headers: await as(claire) })
    expect([status, await namesTold(patientId)]).toEqual([200, 0])
  })
})

describe("In the preview", () => {
  test("the bar of the space is what these eyes see, and leads through the preview", async () => {
    const people = await circle()
    const base = `/patients/${people.patientId}/preview/${people.delegationId}`
    const { text } = await ask(`${base}/documents`, { headers: cookieOf(people, "patient") })
    const links = linksOf(barOf(text))
    expect(links[0]).toBe(`${base}/documents`)
    expect(links.every((href) => href?.startsWith(`${base}/`))).toBe(true)
    expect(barOf(text)).toMatch(/aria-current="page"[^>]*>[\s\S]*Documents/)
  })

  test("the header says that it is one's own space", async () => {
    const people = await circle()
    const address = `/patients/${people.patientId}/preview/${people.delegationId}/documents`
    const header = headerOf((await ask(address, { headers: cookieOf(people, "patient") })).text)
    expect(header).toMatch(/<summary[\s\S]*?Mon espace[\s\S]*?<\/summary>/)
  })
})
