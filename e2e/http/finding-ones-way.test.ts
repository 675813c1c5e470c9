import { readFile } from "node:fs/promises"
import { describe, expect, test } from "vitest"
import { asSuperuser, newActor, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { wordsIn } from "@/lib/words/translator"
import { nameOf } from "../circle/cast"
import { cookieOf, makeCircle } from "../circle/circle"
import { headingOf, mainOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"
import { as } from "./form-of"
import { presses } from "./presses"

describe("The home of a space", () => {
  test("counts all that is new, over more than one page of it", async () => {
    const people = await makeCircle()
    for (let made = 0; made < 21; made++)
      await newDocument(people.actors.patient, people.patientId, { title: `Analyses ${made}` })
    const [home, helping] = await Promise.all(
      [`/patients/${people.patientId}`, "/helping"].map((address) => ask(address, { headers: cookieOf(people, "caregiver") })),
    )
    const count = (html = "") => Number(/(\d+) documents? à lire/.exec(mainOf(html))?.[1])
    expect(count(home?.text)).toBeGreaterThan(20)
    expect(count(home?.text)).toBe(count(helping?.text))
  })

  test("puts the answer that is due before all else", async () => {
    const people = await circle()
    const main = mainOf((await ask(`/patients/${people.patientId}`, { headers: cookieOf(people, "patient") })).text)
    const places = ["attend votre réponse", "En un geste"].map((words) => main.indexOf(words))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test("is not needed to learn that somebody waits there: who helps reads it among the people she helps", async () => {
    const people = await circle()
    const read = async (who: "patient" | "caregiver") => mainOf((await ask("/helping", { headers: cookieOf(people, who) })).text)
    expect(await read("patient")).toContain("Une personne attend votre réponse dans votre espace")
    expect(await read("caregiver")).not.toContain("attend votre réponse")
  })

  test("says on the first visit that it is ready, and not that nothing is new", async () => {
    const amina = await newActor("Amina Benali")
    const patientId = await newPatient(amina)
    const main = mainOf((await ask(`/patients/${patientId}`, { headers: await as(amina) })).text)
    expect(main).toContain("Votre espace est prêt")
    expect(main).not.toContain("Rien de nouveau")
  })
})

/** What the newest synthesis of the circle says, and nothing else in it. */
const OWN_WORDS = "monitor for potential breast cancer recurrence"

test("A professional reads in one sentence what cannot wait, then the newest synthesis in its own words, unfolded, before any list", async () => {
  const people = await circle()
  const headers = cookieOf(people, "teamProfessional")
  const home = mainOf((await ask(`/patients/${people.patientId}`, { headers })).text)
  const sight = home.replace(/<details[\s\S]*?<\/details>/g, "")
  const places = [
    /Aucune allergie n’est notée|>Allergies\s:<\/a>/,
    new RegExp(OWN_WORDS),
    /aria-label="L’essentiel du dossier"/,
    />Nouveau depuis votre dernière visite<|>Les derniers documents</,
  ].map((words) => sight.search(words))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  // No button stands between the name of the record and these words.
  expect(sight.slice(0, places[1])).not.toMatch(/<button|min-h-13/)
})

test("Of a long part of the synthesis the first lines stand there, and a link leads to the whole of it, without script", async () => {
  const people = await circle()
  const headers = cookieOf(people, "teamProfessional")
  const home = mainOf((await ask(`/patients/${people.patientId}`, { headers })).text)
  const links = [...home.matchAll(/<a href="([^"#]*\/documents\/[0-9a-f-]{36}[^"#]*)#([^"]*)"[^>]*>([^<]*)<\/a>/g)]
  expect(links.length).toBeGreaterThan(0)
  for (const [, address = "", anchor = "", words = ""] of links) {
    expect.soft(words).toMatch(/^(Voir les \d+|Lire toute la partie)/)
    const document = mainOf((await ask(address, { headers })).text)
    const whole = document.split(`id="${anchor}"`)[1]
    expect.soft(whole, words).toBeDefined()
  }
})

test("Nothing is a professional's to read: that is said to the person alone", async () => {
  const people = await circle()
  const headers = cookieOf(people, "teamProfessional")
  const space = `/patients/${people.patientId}`
  for (const address of [space, `${space}/documents`])
    expect.soft(mainOf((await ask(address, { headers })).text), address).not.toMatch(/À lire/)
  expect(mainOf((await ask(`${space}/documents`, { headers: cookieOf(people, "patient") })).text)).toMatch(/À lire/)
})

test("From the synthesis a professional comes in one click to all that is kept of the person's health", async () => {
  const people = await circle()
  const headers = cookieOf(people, "teamProfessional")
  const space = `/patients/${people.patientId}`
  const home = mainOf((await ask(space, { headers })).text)
  const health = ["profile/allergies", "measures", "vaccinations", "wishes", "emergency-card"]
  for (const folder of health) expect.soft(home, folder).toContain(`href="${space}/${folder}"`)
})

test("Where nothing is found too, and signed out where nobody is", async () => {
  const people = await circle()
  const absent = ["/no-such-page", "/patients/nobody", `/patients/${people.patientId}/documents/none/file`]
  for (const viewer of ["patient", "stranger", "teamProfessional", "reviewer"] as const) {
    for (const address of absent) {
      const headers = { ...cookieOf(people, viewer), "sec-fetch-dest": "document" }
      const { status, text } = await ask(address, { headers })
      expect.soft(status, address).toBe(404)
      expect.soft(text, address).toContain(`Vous êtes ${nameOf(viewer)}`)
      expect.soft(text, address).not.toContain("Me connecter")
      expect.soft(mainOf(text).includes("vous a donné un accès"), viewer).toBe(viewer === "patient" || viewer === "stranger")
    }
  }
  for (const cookie of ["", `__Host-relais-session=${"x".repeat(43)}`]) {
    const { text } = await ask("/no-such-page", { headers: { cookie } })
    expect(text).toContain("Cette page est introuvable")
    expect(mainOf(text)).toContain("Me connecter")
    expect(mainOf(text)).toContain("Aucune connexion n’est ouverte ici")
    expect(mainOf(text)).not.toMatch(/donné un accès|mon espace/)
  }
})

test("Under the age of majority the page that grants an access says why not, and asks nothing", async () => {
  const lea = await newActor("Léa Martin")
  const patientId = await newPatient(lea)
  const born = `${new Date().getFullYear() - 16}-01-02`
  await asSuperuser((sql) => sql`update accounts set birth_date = ${born} where id = ${lea.accountId}`)
  const { text } = await ask(`/patients/${patientId}/helpers/invite`, { headers: await as(lea) })
  expect(mainOf(text)).toMatch(/18 ans/)
  expect(mainOf(text)).not.toMatch(/<form/)
})

test("The home says who came last, and whoever helps does not read it", async () => {
  const people = await makeCircle()
  await ask(`/patients/${people.patientId}/documents/${people.documentId}`, { headers: cookieOf(people, "caregiver") })
  const home = async (person: "patient" | "caregiver") =>
    mainOf((await ask(`/patients/${people.patientId}`, { headers: cookieOf(people, person) })).text)
  const [hers, theirs] = [await home("patient"), await home("caregiver")]
  expect(hers.slice(hers.indexOf("Qui est venu"))).toMatch(/Claire Lefèvre[^<]*fille/)
  expect(theirs).not.toContain("Qui est venu")
  const alone = await newActor("Amina Benali")
  const { text } = await ask(`/patients/${await newPatient(alone)}`, { headers: await as(alone) })
  expect(mainOf(text)).not.toContain("Qui est venu")
})

test("Large letters are offered before the pages of a document, and the other ways after them", async () => {
  const people = await circle()
  const headers = cookieOf(people, "patient")
  const main = mainOf((await ask(`/patients/${people.patientId}/documents/${people.documentId}`, { headers })).text)
  const places = ["Lire en grands caractères", ">Le document<", "Télécharger"].map((words) => main.indexOf(words))
  expect(places.every((place) => place > 0)).toBe(true)
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test("That a document speaks of somebody else is said wherever it is read", async () => {
  const people = await makeCircle()
  const { patientId, summaryId, levelOneId } = people
  await asSuperuser(
    (sql) => sql`update documents set about_name = 'Nina Essai', about_confirmed_at = now()
      where patient_id = ${patientId} and id in (${summaryId}, ${levelOneId})`,
  )
  const headers = cookieOf(people, "teamProfessional")
  for (const address of ["", `/documents/${summaryId}`, `/documents/${levelOneId}`, `/documents/${levelOneId}/text`]) {
    const main = mainOf((await ask(`/patients/${patientId}${address}`, { headers })).text)
    expect.soft(main, address).toContain("Nina Essai")
    expect.soft(main, address).toContain("bg-red-tint")
  }
})

test("That one reads a copy that cannot act, and what is attached, is said wherever a document is read", async () => {
  const [jeanne, doctor] = [await newActor("Jeanne Lefèvre"), await newActor("Pierre Aubry", "professional")]
  const patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, doctor)
  const [own, inCare] = [await as(jeanne), await as(doctor)]
  const read = async (headers: Record<string, string>, at: string) => mainOf((await ask(at, { headers })).text)
  const t = wordsIn("fr", "documents.file")
  const programs = plainPdf({ catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" })
  const invoice = await readFile("lib/platform/files/cases/pdf-facturx.pdf")
  for (const [bytes, name, said] of [
    [programs, "formulaire.pdf", t("pdf")],
    [invoice, "facture.pdf", "factur-x.xml"],
  ] as const) {
    const id = await deposit(jeanne, patientId, [{ bytes, name }], { typeCode: "60591-5" })
    const address = `/patients/${patientId}/documents/${id}`
    for (const at of [`/patients/${patientId}`, address, `${address}/text`])
      expect.soft(await read(inCare, at), `${name} ${at}`).toContain(said)
    // The file as it was given is the person's alone, with the warning that goes with it.
    const [hers, theirs] = [await read(own, address), await read(inCare, address)]
    expect([hers.includes(t("own")), hers.includes(`${address}/original`)]).toEqual([said === t("pdf"), said === t("pdf")])
    expect([theirs.includes(t("own")), theirs.includes(`${address}/original`)]).toEqual([false, false])
  }
})

test("Confidentiality leads to each kind of thing that can be hidden, and a wish to who could read it", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const [space, headers] = [`/patients/${await newPatient(jeanne)}`, await as(jeanne)]
  const named = { name: "Claire Lefèvre", relation: "daughter", telephone: "06 39 98 12 34" }
  await presses(headers, "without script").does(`${space}/wishes/trusted-person`, "nameTrustedPerson", named)
  const waysOn = async (at: string) => {
    const main = mainOf((await ask(at, { headers })).text)
    return [...main.matchAll(/<a\s[^>]*href="([^"]*)"/g)].map(([, href = ""]) => href)
  }
  const ways = await waysOn(`${space}/confidentiality`)
  const kinds = ["documents", "profile", "measures", "vaccinations", "wishes/readers"].map((place) => `${space}/${place}`)
  expect(ways).toEqual(expect.arrayContaining(kinds))
  const readers = (await waysOn(`${space}/wishes/readers`)).filter((way) => way.includes("/confidentiality/readers/wishes/"))
  expect(readers).toHaveLength(1)
  const answer = await ask(readers[0] ?? "", { headers })
  expect(headingOf(answer)).toBe("Qui pourrait lire cette ligne aujourd’hui ?")
})

test("On a telephone the people one helps are the home, and a section is where it is", async () => {
  const people = await circle()
  const bottomOf = async (address: string) => {
    const { text } = await ask(address, { headers: cookieOf(people, "caregiver") })
    const bar = text.slice(text.lastIndexOf('<nav aria-label="Navigation principale"'))
    return /<a [^>]*aria-current="page"[^>]*>/.exec(bar)?.[0] ?? ""
  }
  expect(await bottomOf("/helping")).toContain('href="/home"')
  expect(await bottomOf(`/patients/${people.patientId}/documents`)).toContain(`/patients/${people.patientId}/documents"`)
})
