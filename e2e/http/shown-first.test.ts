import { expect, test } from "vitest"
import { newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { cookieOf } from "../circle/circle"
import { mainOf } from "./asking"
import { circle } from "./circle"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

/** What is folded on a page, each by the words that unfold it, and the page without it. */
function foldedIn(main: string) {
  const folded = [...main.matchAll(/<details(?![^>]*\sopen)[^>]*><summary[^>]*>([\s\S]*?)<\/summary>([\s\S]*?)<\/details>/g)]
  const said = folded.map(([, summary = "", inside = ""]) => ({ summary: summary.replace(/<[^>]+>/g, ""), inside }))
  return { folded: said, sight: folded.reduce((rest, [whole]) => rest.replace(whole, ""), main) }
}

const read = async (address: string, headers: Record<string, string>) => mainOf((await ask(address, { headers })).text)

test("Documents are searched at the top of their list, before the ways to narrow it and before any of them", async () => {
  const people = await circle()
  for (const person of ["patient", "caregiver", "teamProfessional"] as const) {
    const main = await read(`/patients/${people.patientId}/documents`, cookieOf(people, person))
    const places = [
      main.indexOf("<h1"),
      main.indexOf("<search"),
      main.search(/<input [^>]*name="q"/),
      main.indexOf("?narrow=1"),
      main.indexOf(`/documents/${people.documentId}"`),
    ]
    expect
      .soft(
        places.every((place) => place > 0),
        person,
      )
      .toBe(true)
    expect.soft(places, person).toEqual([...places].sort((a, b) => a - b))
  }
})

test("Every type that a document may be of stands in the list under its group", async () => {
  const people = await circle()
  const address = `/patients/${people.patientId}/documents/${people.documentId}/describe`
  const [select = ""] =
    /<select [^>]*name="typeCode"[\s\S]*?<\/select>/.exec(await read(address, cookieOf(people, "patient"))) ?? []
  expect((select.match(/<optgroup label="[^"]+">/g) ?? []).length).toBeGreaterThan(5)
  // The empty choice alone, where there is one, is of no group.
  const ungrouped = select.replace(/<optgroup[\s\S]*?<\/optgroup>/g, "")
  expect(ungrouped.match(/<option [^>]*value="[^"]+"/g)).toBeNull()
})

test("Where a document is from folds after its content", async () => {
  const people = await circle()
  const address = `/patients/${people.patientId}/documents/${people.documentId}`
  const main = await read(address, cookieOf(people, "patient"))
  const { folded, sight } = foldedIn(main)
  const facts = folded.find(({ summary }) => summary === "D’où vient ce document")
  expect(facts?.inside).toContain("Déposé le")
  expect(sight).not.toContain("Déposé le")
  expect(main.indexOf("D’où vient ce document")).toBeGreaterThan(main.indexOf(">Le document<"))
})

test("What somebody will not see is folded to one line, and what they will see is not", async () => {
  const people = await circle()
  const space = `/patients/${people.patientId}`
  const headers = cookieOf(people, "patient")
  for (const address of [`${space}/helpers/invite/${people.draftId}/list`, `${space}/helpers/${people.delegationId}`]) {
    const { folded, sight } = foldedIn(await read(address, headers))
    const [cannot] = folded.filter(({ summary }) => /ne (verra|voit|pourra|peut) (pas|rien)/.test(summary))
    const lines = [...(cannot?.inside.matchAll(/<li[^>]*>([\s\S]*?)<\/li>/g) ?? [])].map(([, line = ""]) => line)
    expect.soft(lines.length, address).toBeGreaterThan(1)
    for (const line of lines) expect.soft(sight, address).not.toContain(line)
    expect.soft(sight, address).toMatch(/analyses/i)
  }
})

test("What one reads every day oneself is behind a switch in the journal, and what others read is not", async () => {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
  const [own, hers] = [await as(jeanne), await as(claire)]
  const address = `/patients/${patientId}/documents/${await newDocument(jeanne, patientId)}`
  for (const headers of [own, hers]) await ask(address, { headers })
  const said = { mine: "Vous avez lu « Analyses de sang »", theirs: "Claire Lefèvre, votre fille, a lu « Analyses de sang »" }
  const plain = (html: string) => html.replace(/\s/g, " ")
  const closed = await read(`/patients/${patientId}/journal`, own)
  expect(plain(closed)).toContain(said.theirs)
  expect(plain(closed)).not.toContain(said.mine)
  const [, href = ""] = /<a href="([^"]*)"[^>]*>Montrer aussi ce que vous avez vous-même consulté<\/a>/.exec(closed) ?? []
  const open = await read(href, own)
  expect(plain(open)).toContain(said.mine)
  expect(open).toContain("Ne montrer que ce que les autres ont fait, et vos changements")
})

test("What few people say of an appointment folds, until something stands there or is wrong", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const list = `/patients/${await newPatient(jeanne)}/appointments`
  const headers = await as(jeanne)
  const isFolded = (main: string) => foldedIn(main).folded.some(({ summary }) => summary === "Plus de précisions")
  expect(isFolded(await read(`${list}/add`, headers))).toBe(true)
  const written = { withWhom: "Dr Anne Morel", "day.day": "12", "day.month": "3", "day.year": "2027", hour: "10 h 30" }
  const send = async (more: Record<string, string>) =>
    sendForm({
      address: `${list}/add`,
      form: await formOf("addAppointment", `${list}/add`, headers, { ...written, ...more }),
      headers,
    })
  // Wrong above the fold, with nothing in it; wrong with something in it; wrong in it.
  const refused = async (more: Record<string, string>) => isFolded(mainOf((await send(more)).text))
  expect(await refused({ withWhom: "" })).toBe(true)
  expect(await refused({ withWhom: "", bring: "La carte Vitale" })).toBe(false)
  expect(await refused({ zone: "Mars/Olympus" })).toBe(false)

  for (const [more, folds] of [
    [{}, true],
    [{ bring: "La carte Vitale" }, false],
  ] as const) {
    const page = (await send(more)).headers.location ?? ""
    const [, id] = /appointments\/([0-9a-f-]{36})/.exec(String(page)) ?? []
    expect(id, String(page)).toBeDefined()
    expect(isFolded(await read(`${list}/${id}/change`, headers))).toBe(folds)
  }
})
