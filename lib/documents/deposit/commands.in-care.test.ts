import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient, newTeamMember, practiceOf } from "@/lib/access/testing"
import { lastAnnouncementDay } from "@/lib/documents/announcement/rules"
import { getDocument, listDocuments } from "@/lib/documents/queries"
import { type GivenFile, sayWhatItIs, upload } from "@/lib/documents/upload/testing"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { listJournal } from "@/lib/journal/queries"
import { journalFilters } from "@/lib/journal/schema"
import { addDays, dayInParis } from "@/lib/platform/days"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { depositDocument, depositDocumentInCare } from "./commands"
import { describeInCareSchema } from "./schema"

afterAll(closeDatabase)

let jeanne: Actor
let doctor: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  doctor = await newActor("Pierre Aubry", "professional", { sex: "male" })
  patientId = await newPatient(jeanne)
  await newTeamMember(jeanne, patientId, doctor)
})

const pdf: GivenFile = { bytes: plainPdf(), name: "compte rendu.pdf" }
const LATER = lastAnnouncementDay(new Date())

async function draftOf(actor: Actor): Promise<string> {
  const deposited = await upload(actor, patientId, [pdf])
  if (!("draftId" in deposited)) throw new Error("It is a document already")
  return deposited.draftId
}

const rowOf = (id: string) => asSuperuser(async (sql) => (await sql`select * from documents where id = ${id}`)[0])
const titlesOf = (actor: Actor) =>
  withAccess(actor, patientId, ["view:documents"], async (access) => (await listDocuments(access, {})).lines.map(({ id }) => id))
const mailsTo = (email: string | null) =>
  asSuperuser(async (sql) => (await sql`select 1 from pgboss.job where data->>'to' = ${email}`).length)
const journalOf = (actor: Actor) =>
  withAccess(actor, patientId, [], async (access) => (await listJournal(access, journalFilters.parse({}))).entries)

describe("A professional deposits", () => {
  it("with profession and place, apart; it is new for the patient, who is written to", async () => {
    const id = await draftOf(doctor)
    await sayWhatItIs(doctor, patientId, id, { typeCode: "11488-4", title: "Consultation" })
    expect(await rowOf(id)).toMatchObject({
      author_kind: "professional",
      author_account_id: doctor.accountId,
      author_name: "Pierre Aubry",
      author_profession: "10",
      marks: ["N"],
      announce_on: null,
    })
    const [place] = await asSuperuser((sql) => sql`select * from item_places where item_id = ${id}`)
    expect(place).toMatchObject({ structure_id: "R00001", structure_name: "Cabinet des Tilleuls" })
    const read = await withAccess(jeanne, patientId, ["view:documents"], (access) => getDocument(access, id))
    const profession = { code: "10", sex: "male" }
    expect(read).toMatchObject({ isUnread: true, profession, place: "Cabinet des Tilleuls", forProfessional: null })
    expect(read.author).toMatchObject({ kind: "professional", isYou: false })
    expect(await mailsTo(jeanne.email)).toBe(1)
    const mine = await withAccess(doctor, patientId, ["view:documents"], (access) => getDocument(access, id))
    expect(mine).toMatchObject({ isUnread: false, forPatient: null, forProfessional: { isOwnDeposit: true } })
  })

  it("to be announced first: the patient sees nothing of it, in her list, journal or mail", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire, { documentGroups: ["consultations", "lab_results"] })
    const before = await journalOf(jeanne)
    const id = await draftOf(doctor)
    await sayWhatItIs(doctor, patientId, id, { patientSees: "announced", announceOn: LATER, sensitivity: "not" })
    expect(await rowOf(id)).toMatchObject({ marks: ["N", "INVISIBLE_PATIENT"], announce_on: expect.anything() })
    expect([await titlesOf(jeanne), await titlesOf(claire), await titlesOf(doctor)]).toEqual([[], [], [id]])
    for (const actor of [jeanne, claire])
      await expect(withAccess(actor, patientId, ["view:documents"], (access) => getDocument(access, id))).rejects.toBeInstanceOf(
        NotFoundError,
      )
    // That he looked at the list is no line about one document.
    const told = (await journalOf(jeanne)).filter(({ actor }) => actor.kind === "person" && actor.name === "Pierre Aubry")
    expect(told.map(({ action, titles }) => [action, titles])).toEqual([["document.listed", []]])
    expect(before).toEqual([])
    expect(await mailsTo(jeanne.email)).toBe(0)
  })

  it("hidden from other professionals at the patient's word: he and the attending doctor read it, and are told so", async () => {
    const [nurse, attending] = [await newActor("Julie Caron", "professional"), await newActor("Anne Morel", "professional")]
    await newTeamMember(jeanne, patientId, nurse)
    await newTeamMember(jeanne, patientId, attending, { isAttendingDoctor: true })
    const id = await draftOf(doctor)
    await sayWhatItIs(doctor, patientId, id, { hideFromProfessionals: "yes" })
    expect([await titlesOf(nurse), await titlesOf(attending), await titlesOf(jeanne)]).toEqual([[], [id], [id]])
    const told = await withAccess(attending, patientId, ["view:documents"], (access) => getDocument(access, id))
    expect(told.forProfessional).toMatchObject({ isOwnDeposit: false, isHiddenFromProfessionals: true })
  })

  it("a minor's secret: the holder of parental authority sees nothing of it", async () => {
    await asSuperuser(
      (sql) =>
        sql`update patients set birth_date = to_char(now() - interval '15 years', 'YYYY-MM-DD') where patient_id = ${patientId}`,
    )
    const id = await draftOf(doctor)
    await sayWhatItIs(doctor, patientId, id, { hideFromRepresentatives: "yes" })
    expect(await rowOf(id)).toMatchObject({ marks: ["N", "INVISIBLE_REPRESENTANTS_LEGAUX"] })
  })

  it("never hides from the representatives of somebody who is of age", async () => {
    const id = await draftOf(doctor)
    const said = sayWhatItIs(doctor, patientId, id, { hideFromRepresentatives: "yes" })
    await expect(said).rejects.toMatchObject({ code: "deposit.of_an_adult" })
    expect(await rowOf(id)).toBeUndefined()
  })

  it("a type that no list classes: doctors and he read it, a nurse does not", async () => {
    const nurse = { ...(await newActor("Julie Caron", "professional")), exercice: practiceOf("60") }
    const other = await newActor("Anne Morel", "professional")
    await newTeamMember(jeanne, patientId, nurse)
    await newTeamMember(jeanne, patientId, other)
    const id = await draftOf(nurse)
    await sayWhatItIs(nurse, patientId, id, { typeCode: "34876-3" })
    expect([await titlesOf(nurse), await titlesOf(other)]).toEqual([[id], [id]])
    const second = await draftOf(other)
    await sayWhatItIs(other, patientId, second, { typeCode: "34876-3" })
    expect(await titlesOf(nurse)).toEqual([id])
  })

  it.each(["DOCPAT01", "EXPPAT_1", "EXPPAT_3"])("nothing of a type that patients write: %s", async (typeCode) => {
    const id = await draftOf(doctor)
    await expect(sayWhatItIs(doctor, patientId, id, { typeCode })).rejects.toBeInstanceOf(InvalidInputError)
    expect(await rowOf(id)).toBeUndefined()
  })

  it("once, however often the form comes", async () => {
    const id = await draftOf(doctor)
    await Promise.all([sayWhatItIs(doctor, patientId, id), sayWhatItIs(doctor, patientId, id)])
    await sayWhatItIs(doctor, patientId, id)
    expect(await mailsTo(jeanne.email)).toBe(1)
    expect(await asSuperuser((sql) => sql`select 1 from item_places where item_id = ${id}`)).toHaveLength(1)
  })

  it("by the professional's question and no other: a patient sets none of these marks, he never skips them", async () => {
    const description = { typeCode: "11502-2", title: "", actOn: "2026-01-15", sensitivity: "by_type" } as const
    const [mine, his] = [await draftOf(jeanne), await draftOf(doctor)]
    const forged = withAccess(jeanne, patientId, ["add:documents"], (access) =>
      depositDocumentInCare(access, { ...description, patientId, draftId: mine, patientSees: "announced", announceOn: LATER }),
    )
    await expect(forged).rejects.toBeInstanceOf(InvalidInputError)
    const skipped = withAccess(doctor, patientId, ["add:documents"], (access) =>
      depositDocument(access, { ...description, patientId, draftId: his }),
    )
    await expect(skipped).rejects.toBeInstanceOf(InvalidInputError)
    expect([await rowOf(mine), await rowOf(his)]).toEqual([undefined, undefined])
  })
})

describe("What a professional says of a deposit", () => {
  const id = "00000000-0000-4000-8000-000000000000"
  const said = { patientId: id, draftId: id, typeCode: "11502-2", actOn: "2026-01-15", sensitivity: "by_type" }
  const day = (days: number) => addDays(dayInParis(new Date()), days)
  const faults = (answers: Record<string, string>) => {
    const parsed = describeInCareSchema.safeParse({ ...said, ...answers })
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`)
  }
  it.each([
    [{ patientSees: "now" }, []],
    [{ patientSees: "now", hideFromProfessionals: "yes" }, []],
    // A day left in the form counts for nothing where the patient reads it now.
    [{ patientSees: "now", announceOn: "nonsense" }, []],
    [{ patientSees: "announced", announceOn: day(1) }, []],
    [{ patientSees: "announced", announceOn: day(89) }, []],
    [{}, ["patientSees: deposit.sight_missing"]],
    [{ patientSees: "announced" }, ["announceOn: documents.announcement_day_missing"]],
    [{ patientSees: "announced", announceOn: "" }, ["announceOn: documents.announcement_day_missing"]],
    [{ patientSees: "announced", announceOn: "2026-02-31" }, ["announceOn: documents.date_wrong"]],
    [{ patientSees: "announced", announceOn: day(-1) }, ["announceOn: documents.announcement_day_past"]],
    [{ patientSees: "announced", announceOn: day(92) }, ["announceOn: documents.announcement_day_far"]],
    [
      { patientSees: "announced", announceOn: day(1), hideFromProfessionals: "yes" },
      ["hideFromProfessionals: deposit.hidden_from_everybody"],
    ],
    [
      { patientSees: "announced", typeCode: "nothing" },
      ["typeCode: documents.type_missing", "announceOn: documents.announcement_day_missing"],
    ],
  ] satisfies [Record<string, string>, string[]][])("%j", (answers, expected) => {
    expect(faults(answers)).toEqual(expected)
  })
})
