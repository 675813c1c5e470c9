import { randomUUID } from "node:crypto"
import { beforeEach, describe, expect, it } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newArrival, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { readFhirProposals } from "@/lib/fhir/proposed/document"
import { addMeasure } from "@/lib/measures/commands"
import { chooseUnit } from "@/lib/measures/units/commands"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { newAnswer } from "@/lib/prevention/testing"
import { addLine } from "@/lib/profile/commands"
import { listLines } from "@/lib/profile/queries"
import { parseFilters } from "@/lib/profile/schema"
import { answerAs, newContestedRecord, newRectification, openRectification } from "@/lib/rectifications/testing"
import { readPack } from "./reads"

let jeanne: Actor
let space: string
beforeEach(async () => {
  jeanne = await newActor()
  space = await newPatient(jeanne)
})

const packs = (actor: Actor) =>
  withAccess(actor, space, ["act:exports"], async (access) => {
    access.trace({ action: "export.asked", permission: "act:exports" })
    return readPack(access)
  })
const says = (label: string, over: { endedOn?: string } = {}) => {
  const line = { section: "conditions", lineId: randomUUID(), content: { label, ...over } } as const
  return withAccess(jeanne, space, ["add:conditions"], (access) => addLine(access, line))
}

describe("What Jeanne takes away", () => {
  it("is her documents under their titles, two of one title beside each other, and a page that leads to each", async () => {
    const titled = { title: "Prise de sang : août / n° 1" }
    for (const name of ["a.pdf", "b.pdf"]) await deposit(jeanne, space, [{ bytes: plainPdf(), name }], titled)
    const { files, texts } = await packs(jeanne)
    expect(files.map(({ path }) => path).sort()).toEqual([
      "documents/Prise de sang août n° 1 2026-01-15 (2).pdf",
      "documents/Prise de sang août n° 1 2026-01-15.pdf",
    ])
    const [index] = texts
    expect(index?.path).toBe("Ouvrir-moi.html")
    for (const { path } of files) expect(index?.text).toContain(`href="./${path.split("/").map(encodeURIComponent).join("/")}"`)
  })

  it("holds what was said of prevention, with what is sensitive of it, under its title and by whom", async () => {
    await newAnswer(jeanne, space, "icope-1", { kind: "done", day: "2024-09-14" })
    await newAnswer(jeanne, space, "depistage-sein", { kind: "not_for_me" })
    const { texts } = await packs(jeanne)
    expect(texts[0]?.text).toMatch(
      /Prévention[\s\S]*Dépistage du cancer du sein[\s\S]*Ne convient pas[\s\S]*Point sur les capacités/,
    )
    expect(texts[0]?.text).toMatch(/Fait\s: 14 septembre 2024[\s\S]*Dit par Jeanne Lefèvre/)
  })

  it("holds what is over too, with who said it by name and never as you, and the same lines in the format of another site", async () => {
    await says("Asthme")
    await says("Otite", { endedOn: "2019" })
    const { texts } = await packs(jeanne)
    const text = (path: string) => texts.find((one) => one.path === path)?.text ?? ""
    expect(text("Ouvrir-moi.html")).toMatch(/Asthme[\s\S]*Jeanne Lefèvre/)
    expect(text("Ouvrir-moi.html")).toContain("Otite")
    expect(text("Ouvrir-moi.html")).not.toMatch(/par vous/)
    const { proposals } = readFhirProposals(JSON.parse(text("resume.json")))
    expect(proposals.map((one) => "content" in one && one.content.label).sort()).toEqual([
      "Asthme",
      expect.stringContaining("Otite"),
    ])
    expect(text("rendez-vous.ics")).toContain("BEGIN:VCALENDAR")
    expect(text("mesures.csv")).toContain("Jour")
  })

  it("holds nothing of what she may not see yet: neither its title nor its file", async () => {
    const hidden = { title: "Biopsie", marks: ["INVISIBLE_PATIENT"], announceOn: "2099-01-01" }
    await newDocument(jeanne, space, hidden)
    expect(JSON.stringify(await packs(jeanne))).not.toContain("Biopsie")
  })

  it("says what was measured in the unit that she chose, on the page and in the table alike", async () => {
    const reading = { kind: "glucose", value: 118, mealMoment: "fasting" } as const
    await withAccess(jeanne, space, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: new Date() }))
    await withAccess(jeanne, space, ["view:measures"], (access) => chooseUnit(access, { kind: "glucose", unit: "mmol/L" }))
    const { texts } = await packs(jeanne)
    const shown = texts.filter(({ path }) => /^(Ouvrir-moi\.html|mesures\.csv)$/.test(path)).map(({ text }) => text)
    expect(shown).toEqual([expect.stringContaining("mmol/L"), expect.stringContaining("mmol/L")])
    expect(shown.join()).not.toMatch(/g\/L|mg\/dL/)
  })

  it("says who came and what they did, day by day, and never as you; what is only read again is in the copy with its proof", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, space, claire, { permissions: ["view:conditions"], documentGroups: [] })
    await withAccess(claire, space, ["view:conditions"], (access) => listLines(access, "conditions", parseFilters({})))
    await says("Asthme")
    const page = (await packs(jeanne)).texts[0]?.text ?? ""
    const told = page.slice(page.indexOf('<section id="journal">'))
    expect(page).toContain('<a href="#journal">Qui a vu quoi</a>')
    expect(told).toMatch(/<h3>[A-Z][a-z]+ \d+/)
    expect(told).toMatch(/<p>\d+:\d\d — Claire Lefèvre a /)
    expect(told).toContain("Jeanne Lefèvre a ")
    expect(told).not.toMatch(/Vous avez|votre fille/)
  })

  it("tells another site which access was agreed to and who came, and of no invitation that waits", async () => {
    const [claire, nadia] = [await newActor("Claire Lefèvre"), await newActor("Nadia Benali")]
    const access = await newDelegation(jeanne, space, claire, { permissions: ["view:conditions"], documentGroups: [] })
    await newArrival(jeanne, space, nadia)
    await withAccess(claire, space, ["view:conditions"], (own) => listLines(own, "conditions", parseFilters({})))
    const text = (await packs(jeanne)).texts.find(({ path }) => path === "acces.json")?.text ?? ""
    type Resource = { resourceType: string; id: string; agent?: { who: { display: string } }[] }
    const all: Resource[] = JSON.parse(text).entry.map(({ resource }: { resource: Resource }) => resource)
    expect(all.filter(({ resourceType }) => resourceType === "Consent").map(({ id }) => id)).toEqual([access])
    expect(all.flatMap(({ agent = [] }) => agent.map(({ who }) => who.display))).toContain("Claire Lefèvre")
    expect(text).not.toContain("Nadia")
  })

  it("says what she contested, with what it is about and the answer", async () => {
    const record = await newContestedRecord()
    ;[jeanne, space] = [record.jeanne, record.patientId]
    const id = await newRectification(jeanne, space, { section: "conditions", itemId: record.lineId })
    await openRectification(record.morel, space, id)
    await answerAs(record.morel, space, id)
    const page = (await packs(jeanne)).texts[0]?.text ?? ""
    const asked = page.slice(page.indexOf('<section id="rectifications">'), page.indexOf('<section id="journal">'))
    expect(asked).toContain("<h3>Diabète de type 1</h3><p>Demande refusée</p>")
    expect(asked).toContain("Ce n’est pas mon traitement.")
    expect(asked).toMatch(/Anne Morel[\s\S]*Dosages du 4 mai\./)
  })

  it("is in English for who reads English", async () => {
    await says("Asthme")
    const { texts } = await packs({ ...jeanne, language: "en" })
    expect(texts.map(({ path }) => path)).toEqual([
      "Open-me.html",
      "measurements.csv",
      "appointments.ics",
      "summary.json",
      "access.json",
    ])
    expect(texts[0]?.text).toContain('<html lang="en">')
  })
})
