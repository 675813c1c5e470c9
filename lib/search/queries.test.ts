import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { ITEM_SECTIONS } from "@/lib/access/sections"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { addEmergencyContact, changeEmergencyContact, removeEmergencyContact } from "@/lib/emergency-contacts/commands"
import { addMeasure } from "@/lib/measures/commands"
import type { Reading } from "@/lib/measures/rules"
import { newVaccination } from "@/lib/vaccinations/testing"
import { sayOrganDonation, writeDirectives } from "@/lib/wishes/commands"
import { searchSpace } from "./queries"
import { type Found, LISTED } from "./rules"
import { parseSearch } from "./schema"
import { SEARCHED } from "./sections/rules"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  patientId = await newPatient(jeanne)
})

const add = (given: Parameters<typeof newDocument>[2]) => newDocument(jeanne, patientId, given)
const search = (q: string, actor = jeanne) =>
  withAccess(actor, patientId, [], (access) => searchSpace(access, parseSearch({ q })))
const titles = async (q: string, actor = jeanne) => {
  const answer = await search(q, actor)
  return answer.kind === "found" ? answer.found.map(({ says }: Found) => says.title ?? says.code) : answer.kind
}

/** What is found, page by page. */
async function allTitles(q: string, actor: Actor): Promise<string[]> {
  const seen: string[] = []
  let older: string | undefined
  do {
    const answer = await withAccess(actor, patientId, [], (access) => searchSpace(access, parseSearch({ q, older })))
    if (answer.kind !== "found") throw new Error(answer.kind)
    expect(answer.isFurther).toBe(older !== undefined)
    seen.push(...answer.found.map(({ says }) => String(says.title)))
    older = answer.older ?? undefined
  } while (older)
  return seen
}

const measure = (actor: Actor, reading: Reading) =>
  withAccess(actor, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))

describe("Searching a space", () => {
  beforeEach(async () => {
    await add({ title: "Échographie du cœur", typeCode: "18748-4", documentGroup: "imaging" })
    await add({ title: "Novembre", authorKind: "professional", authorName: "Dr Anne Morel" })
    await add({ title: "Pour trois mois", typeCode: "57833-6", documentGroup: "prescriptions" })
  })

  it.each([
    ["a word of a title, without its accents", "echographies", ["Échographie du cœur"]],
    ["the beginning of a word", "echogr", ["Échographie du cœur"]],
    ["letters tied together, typed apart", "COEUR", ["Échographie du cœur"]],
    ["who deposited it", "morel", ["Novembre"]],
    ["what people call its type, which its title does not say", "ordonnance", ["Pour trois mois"]],
    ["every word that was typed, whatever the small ones", "ordonnance de trois mois", ["Pour trois mois"]],
    ["words of which one fits nothing", "novembre garnier", []],
    ["the beginning of a word that is not the last", "novem morel", []],
    ["small words alone", "le la", "few"],
    ["nothing but blanks", "   ", "nothing_asked"],
    ["nothing but signs", "'\" & | ! <-> :* ( \\", "nothing_asked"],
    ["ten thousand letters", "a".repeat(10_000), "too_long"],
    ["signs that mean something to a search", "novembre:* & ! | ( '\\ <->", ["Novembre"]],
  ])("finds %s", async (_, typed, expected) => {
    expect(await titles(typed)).toEqual(expected)
  })
})

describe("What is found", () => {
  it("is the measures too, by what they are called in either language and by who wrote them down", async () => {
    await measure(jeanne, { kind: "weight", value: 72.4 })
    await measure(jeanne, { kind: "blood_pressure", systolic: 128, diastolic: 76 })
    expect(await titles("poids")).toEqual(["29463-7"])
    expect(await titles("blood pressure")).toEqual(["85354-9"])
    expect(await titles("jeanne")).toHaveLength(2)
  })

  it.each([
    ["tétanos", ["Repevax"]],
    ["coqueluche", ["Repevax"]],
    ["whooping cough", ["Repevax"]],
    ["hépatite B", ["Engerix"]],
    ["hepatites", ["Engerix"]],
    ["rougeole", []],
  ])("is the vaccines by what they protect from, as people call it: %s", async (typed, expected) => {
    await newVaccination(jeanne, patientId)
    await newVaccination(jeanne, patientId, { against: "hepatitis_b", vaccine: "Engerix" })
    const answer = await search(typed)
    expect(answer.kind === "found" && answer.found.map(({ says }) => says.vaccine)).toEqual(expected)
  })

  it.each([
    ["directives anticipées", "directives"],
    ["advance directives", "directives"],
    ["don organes", "organ_donation"],
    ["personne de confiance", "trusted_person"],
  ])("is a wish by what it is called, whatever its own words: %s", async (typed, kind) => {
    const said = { matters: "Rester chez moi.", wanted: "", refused: "", end: "", other: "" }
    await withAccess(jeanne, patientId, ["edit:wishes"], (access) => writeDirectives(access, said))
    await withAccess(jeanne, patientId, ["edit:wishes"], (access) => sayOrganDonation(access, "Je donne tout."))
    const answer = await search(typed)
    const found = answer.kind === "found" ? answer.found.map(({ says }) => says.kind) : []
    expect(found).toEqual(kind === "trusted_person" ? [] : [kind])
  })

  it("is whom to call, by name and by what they are, with the number and whether it waits, until they are removed", async () => {
    const contact = { name: "Lucie Bonnet", relation: "niece", telephone: "06 39 98 12 34" }
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:emergency_contacts", "add:emergency_contacts"] })
    await withAccess(claire, patientId, ["add:emergency_contacts"], (access) => addEmergencyContact(access, contact))
    for (const typed of ["bonnet", "nièce", "niece", "lucie nièce"]) {
      const answer = await search(typed)
      const says = { title: contact.name, relation: "niece", telephone: contact.telephone, confirmedAt: null }
      expect(answer.kind === "found" && answer.found, typed).toMatchObject([{ section: "emergency_contacts", says }])
    }
    const told = await asSuperuser(
      (sql) => sql`select resource_ids from audit_events
      where patient_id = ${patientId} and action = 'space.searched' order by occurred_at desc limit 1`,
    )
    const [row] = await asSuperuser((sql) => sql`select id from emergency_contacts where patient_id = ${patientId}`)
    expect(told[0]?.resource_ids).toEqual([row?.id])
    const paul = await newActor("Paul Garnier")
    await newDelegation(jeanne, patientId, paul, { permissions: ["view:measures"], documentGroups: [] })
    expect(await titles("bonnet", paul)).toEqual([])
    expect(await titles("bonnet", claire)).toEqual(["Lucie Bonnet"])
    const changed = { contactId: String(row?.id), version: 1, ...contact, name: "Lucie Garnier" }
    await withAccess(jeanne, patientId, ["edit:emergency_contacts"], (access) => changeEmergencyContact(access, changed))
    expect([await titles("bonnet"), await titles("garnier")]).toEqual([[], ["Lucie Garnier"]])
    await withAccess(jeanne, patientId, ["edit:emergency_contacts"], (access) => removeEmergencyContact(access, String(row?.id)))
    expect([await titles("garnier"), await titles("garnier", claire)]).toEqual([[], []])
  })

  it("is what a document says now: the words of an earlier title find nothing", async () => {
    const id = await add({ title: "Radio du genou" })
    await asSuperuser((sql) => sql`update documents set title = 'Radio du poignet', version = version + 1 where id = ${id}`)
    expect([await titles("genou"), await titles("poignet")]).toEqual([[], ["Radio du poignet"]])
  })

  it("comes twenty at a time, the newest first, and all of it once", async () => {
    for (let at = 0; at < 45; at++) await add({ title: `Bilan ${at}`, depositedAt: new Date(Date.UTC(2026, 0, 1 + (at >> 1))) })
    const seen = await allTitles("bilan", jeanne)
    expect(new Set(seen).size).toBe(45)
    expect([seen.length, seen[0]]).toEqual([45, "Bilan 44"])
  })

  it("comes in the same way where hundreds hold the word, most of which somebody may not see", async () => {
    await newDelegation(jeanne, patientId, claire, { documentGroups: ["prescriptions"] })
    await asSuperuser(
      (
        sql,
      ) => sql`insert into documents (patient_id, type_code, document_group, title, act_on, deposited_at, author_kind, author_account_id,
          author_name, sensitivity, media_type, byte_size, idempotency_key)
        select ${patientId}, case n % 20 when 0 then '57833-6' else '11502-2' end, case n % 20 when 0 then 'prescriptions' else 'lab_results' end,
          'Suivi ' || n, '2026-01-01', timestamptz '2026-01-01' + n * interval '1 minute', 'patient', ${jeanne.accountId}, 'Jeanne Lefèvre',
          'not', 'application/pdf', 1, gen_random_uuid() from generate_series(1, 620) n`,
    )
    expect((await titles("suivi"))?.slice(0, 2)).toEqual(["Suivi 620", "Suivi 619"])
    const mayBeSeen = Array.from({ length: 20 }, (_, at) => `Suivi ${620 - at * 20}`)
    expect(await titles("suivi", claire)).toEqual(mayBeSeen)
    const rest = Array.from({ length: 11 }, (_, at) => `Suivi ${220 - at * 20}`)
    expect(await allTitles("suivi", claire)).toEqual([...mayBeSeen, ...rest])
    expect(await allTitles("suivi", jeanne)).toEqual(Array.from({ length: 620 }, (_, at) => `Suivi ${620 - at}`))
  })

  it("is all of it where the newest hold the word, hundreds after them do not, and one does long before", async () => {
    await asSuperuser(
      (sql) => sql`insert into documents (patient_id, id, type_code, document_group, title, act_on, deposited_at, author_kind,
          author_account_id, author_name, sensitivity, media_type, byte_size, idempotency_key)
        select ${patientId}, uuidv7(n * interval '1 minute'), '11502-2', 'lab_results', case when n = 1 or n > 391 then 'Suivi ' else 'Autre ' end || n,
          '2026-01-01', timestamptz '2026-01-01' + n * interval '1 minute', 'patient', ${jeanne.accountId}, 'Jeanne Lefèvre',
          'not', 'application/pdf', 1, gen_random_uuid() from generate_series(1, 400) n`,
    )
    expect(await titles("suivi")).toEqual([...Array.from({ length: 9 }, (_, at) => `Suivi ${400 - at}`), "Suivi 1"])
  })

  it("is of the sections that somebody may view, and of nothing where there is none", async () => {
    await add({ title: "Bilan de Jeanne" })
    await measure(jeanne, { kind: "weight", value: 72.4 })
    await newDelegation(jeanne, patientId, claire, { permissions: ["view:measures"], documentGroups: [] })
    expect(await titles("jeanne", claire)).toEqual(["29463-7"])
    const paul = await newActor("Paul Lefèvre")
    await newDelegation(jeanne, patientId, paul, { permissions: ["add:documents"] })
    expect(await titles("jeanne", paul)).toEqual([])
  })

  it("is looked for in the index of words, one patient at a time", async () => {
    const plan = await asSuperuser((sql) =>
      sql.begin(async (tx) => {
        await tx`insert into item_words (patient_id, section, item_id, line)
          select ${patientId}, 'documents', gen_random_uuid(), relais.words_of(${patientId}, 'Titre ' || n) from generate_series(1, 3000) n`
        await tx`analyze item_words`
        return tx`explain select from item_words where patient_id = ${patientId}
          and (line || body) @@ relais.asked_for(${patientId}, '[{"word": "bilan", "begins": true, "codes": []}]')`
      }),
    )
    expect(plan.map((row) => row["QUERY PLAN"]).join("\n")).toContain("item_words_by_word")
  })
})

describe("A section that holds items", () => {
  it.each(ITEM_SECTIONS)("is found by its words: it says by which columns, and how it is shown: %s", async (section) => {
    const triggers = await asSuperuser(
      (sql) => sql`select from pg_trigger where tgname = 'keep_words' and tgrelid = ${section}::regclass`,
    )
    expect(triggers, `drizzle/access/tables/${section}.sql lacks relais.find_by`).toHaveLength(1)
    expect(SEARCHED, "lib/search/sections/rules.ts lacks it").toHaveProperty(section)
    expect(SEARCHED[section].at.name, "lib/search/rules.ts says another moment").toBe(LISTED[section].at)
  })
})
