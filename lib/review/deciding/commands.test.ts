import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { REVIEW_CHECKS, type ReviewReason } from "@/drizzle/review-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { openPatientKey } from "@/lib/access/patient-key"
import { withAccess } from "@/lib/access/require-access"
import { withOwnRequest } from "@/lib/access/review-access"
import { permissionsOf } from "@/lib/access/sections"
import { asSuperuser, newActor, withRule } from "@/lib/access/testing"
import { confirmAddress, mailsTo } from "@/lib/delegation/testing"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { listHelped } from "@/lib/helping/queries"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { submitRequest } from "../asking/commands"
import { getRequest } from "../asking/queries"
import { checkCase } from "../commands"
import {
  giveEvidence,
  inCase,
  newReviewer,
  sayYes,
  seen,
  sendRequest,
  someChild,
  takeUp,
  tickEverything,
  wholeCase,
} from "../testing"
import { acceptCase, askMore, refuseCase } from "./commands"
import { listTwins } from "./queries"

afterAll(closeDatabase)

let thomas: Actor
let amina: Actor
let isabelle: Actor
beforeEach(async () => {
  thomas = await newActor("Thomas Roche")
  amina = await newActor("Amina Diallo")
  isabelle = await newReviewer()
})

const reads = (who: Actor, patientId: string) =>
  withAccess(who, patientId, [...permissionsOf("parental_authority")], async (access) => {
    access.trace({ action: "space.viewed" })
    return (await openPatientKey(access)).length
  })
const spaceOf = async (caseId: string) => (await wholeCase(caseId)).row?.opened_space_id as string
const answerOf = async (caseId: string, reasons: ReviewReason[], words = "") => {
  const { version } = await seen(isabelle, caseId)
  return { caseId, version, reasons, words }
}

describe("A request that is accepted", () => {
  it("opens the child's space for the parent until the eighteenth birthday, and tells them", async () => {
    const address = await confirmAddress(amina)
    const caseId = await sendRequest(amina, { relation: "mother" })
    await sayYes(isabelle, caseId)
    const patientId = await spaceOf(caseId)
    expect(await reads(amina, patientId)).toBe(32)
    const { accesses, letters } = await wholeCase(caseId)
    expect(letters).toMatchObject([{ kind: "accepted", reasons: [], words_ciphertext: null }])
    expect(accesses).toMatchObject([
      { basis: "parental_authority", status: "active", relation: "mother", caregiver_name: "Amina Diallo" },
    ])
    const [end] = await asSuperuser(
      (sql) => sql`select (${accesses[0]?.closes_at}::timestamptz at time zone 'Europe/Paris')::text as local`,
    )
    expect(end?.local).toBe("2040-02-11 00:00:00")
    expect(await withOwn(amina, listHelped)).toMatchObject([
      { patientId, basis: "parental_authority", state: "open", givenName: "Noé" },
    ])
    expect((await mailsTo(address)).map(({ subject }) => subject)).toEqual(["Une réponse à votre demande vous attend sur Relais"])
    await expect(reads(isabelle, patientId)).rejects.toThrow(NotFoundError)
  })

  it("opens it until the age that the reference data says on that day", async () => {
    const caseId = await sendRequest(amina)
    await withRule("majority", 21, () => sayYes(isabelle, caseId))
    const [end] = await asSuperuser(
      (sql) =>
        sql`select (closes_at at time zone 'Europe/Paris')::text as local from delegations where review_case_id = ${caseId}`,
    )
    expect(end?.local).toBe("2043-02-11 00:00:00")
  })

  it("waits until every item of the list is a yes", async () => {
    const caseId = await sendRequest(amina)
    await takeUp(isabelle, caseId)
    for (const missing of REVIEW_CHECKS) {
      const { version } = await seen(isabelle, caseId)
      await inCase(isabelle, caseId, (reviewed) =>
        checkCase(
          reviewed,
          version,
          REVIEW_CHECKS.filter((check) => check !== missing),
        ),
      )
      const before = await wholeCase(caseId)
      const attempt = inCase(isabelle, caseId, (reviewed) => acceptCase(reviewed, { caseId, version: version + 1, words: "" }))
      await expect(attempt).rejects.toThrow(InvalidInputError)
      expect(await wholeCase(caseId)).toEqual(before)
    }
  })

  it("by the second parent leads to the same space, once the reviewer says that it is the same child", async () => {
    const child = someChild()
    const first = await sendRequest(amina, { relation: "mother", child })
    await sayYes(isabelle, first)
    const patientId = await spaceOf(first)
    const second = await sendRequest(thomas, { child: { ...child, birthName: child.birthName.toUpperCase(), givenNames: "Noe" } })
    await takeUp(isabelle, second)
    const version = await tickEverything(isabelle, second)
    const twins = await inCase(isabelle, second, async (reviewed) => {
      reviewed.trace({ action: "case.viewed" })
      return listTwins(reviewed)
    })
    expect(twins).toMatchObject([{ patientId, parents: ["Amina Diallo"] }])
    for (const space of [undefined, "0b0f4f0e-0000-4000-8000-000000000000"]) {
      const before = await wholeCase(second)
      const attempt = inCase(isabelle, second, (reviewed) => acceptCase(reviewed, { caseId: second, version, words: "", space }))
      await expect(attempt).rejects.toThrow(InvalidInputError)
      expect(await wholeCase(second)).toEqual(before)
    }
    await inCase(isabelle, second, (reviewed) => acceptCase(reviewed, { caseId: second, version, words: "", space: patientId }))
    expect(await spaceOf(second)).toBe(patientId)
    expect(await reads(thomas, patientId)).toBe(32)
  })

  it("is of the same child where the space knows the day of birth in part", async () => {
    const child = someChild()
    const first = await sendRequest(amina, { child })
    await sayYes(isabelle, first)
    const patientId = await spaceOf(first)
    const twinsOf = async (known: string) => {
      await asSuperuser((sql) => sql`update patients set birth_date = ${known} where patient_id = ${patientId}`)
      return inCase(isabelle, second, async (reviewed) => {
        reviewed.trace({ action: "case.viewed" })
        return listTwins(reviewed)
      })
    }
    const second = await sendRequest(thomas, { child })
    await takeUp(isabelle, second)
    const [year, month] = child.birthDate.split("-")
    for (const known of [`${year}`, `${year}-${month}`, child.birthDate])
      expect(await twinsOf(known)).toMatchObject([{ patientId, birthDate: known }])
    for (const other of [`${Number(year) - 1}`, `${year}-${month === "12" ? "11" : "12"}`])
      expect(await twinsOf(other)).toEqual([])
  })

  it("by the same parent twice is told to the reviewer, and opens nothing more", async () => {
    const child = someChild()
    const first = await sendRequest(amina, { child })
    await sayYes(isabelle, first)
    // Sent in the same instant from two tabs, before either could know of the other.
    const again = await sendRequest(amina, { child: someChild() })
    const { birthName, birthDate } = child
    await asSuperuser(
      (db) => db`update review_cases set birth_name = ${birthName}, birth_date = ${birthDate} where id = ${again}`,
    )
    await takeUp(isabelle, again)
    const version = await tickEverything(isabelle, again)
    const before = await wholeCase(again)
    const space = await spaceOf(first)
    const attempt = inCase(isabelle, again, (reviewed) => acceptCase(reviewed, { caseId: again, version, words: "", space }))
    await expect(attempt).rejects.toThrow(new ConflictError("review.already_open"))
    expect(await wholeCase(again)).toEqual(before)
  })

  it("of another child with the same name and birthday opens a space of its own", async () => {
    const child = someChild()
    const first = await sendRequest(amina, { child })
    await sayYes(isabelle, first)
    const second = await sendRequest(thomas, { child: { ...child, birthTown: "Brest" } })
    await sayYes(isabelle, second, "new")
    expect(await spaceOf(second)).not.toBe(await spaceOf(first))
    await expect(reads(thomas, await spaceOf(first))).rejects.toThrow(NotFoundError)
  })

  it("is not, when the child came of age while it waited", async () => {
    const caseId = await sendRequest(amina)
    await takeUp(isabelle, caseId)
    const version = await tickEverything(isabelle, caseId)
    await asSuperuser(
      (sql) =>
        sql`update review_cases set birth_date = ((now() at time zone 'Europe/Paris')::date - interval '18 years')::date where id = ${caseId}`,
    )
    const before = await wholeCase(caseId)
    const attempt = inCase(isabelle, caseId, (reviewed) => acceptCase(reviewed, { caseId, version, words: "" }))
    await expect(attempt).rejects.toThrow(new ConflictError("review.adult"))
    expect(await wholeCase(caseId)).toEqual(before)
  })

  it("closes at the midnight with which the eighteenth birthday begins", async () => {
    const caseId = await sendRequest(amina)
    await asSuperuser(
      (sql) =>
        sql`update review_cases set birth_date = ((now() at time zone 'Europe/Paris')::date + 1 - interval '18 years')::date where id = ${caseId}`,
    )
    await sayYes(isabelle, caseId)
    const patientId = await spaceOf(caseId)
    expect(await reads(amina, patientId)).toBe(32)
    await asSuperuser(
      (sql) => sql`update delegations set opens_at = opens_at - interval '1 day', ends_at = now(), closes_at = now()
      where patient_id = ${patientId}`,
    )
    await expect(reads(amina, patientId)).rejects.toThrow(NotFoundError)
  })
})

describe("A request that is not accepted", () => {
  it("is refused with coded reasons and words, which lie encrypted and which only who asked reads", async () => {
    const caseId = await sendRequest(thomas)
    await takeUp(isabelle, caseId)
    const answer = await answerOf(caseId, ["exercise_not_shown"], "Il manque la page du jugement.")
    await inCase(isabelle, caseId, (reviewed) => refuseCase(reviewed, answer))
    const { row, letters, accesses } = await wholeCase(caseId)
    expect(row).toMatchObject({ status: "refused", opened_space_id: null })
    expect(accesses).toEqual([])
    expect(String(letters[0]?.words_ciphertext)).not.toContain("jugement")
    const view = await withOwnRequest(thomas, caseId, getRequest)
    expect(view.letters).toMatchObject([
      { kind: "refused", reasons: ["exercise_not_shown"], words: "Il manque la page du jugement." },
    ])
    const before = await wholeCase(caseId)
    const late = await answerOf(caseId, ["evidence_too_old"])
    await expect(inCase(isabelle, caseId, (reviewed) => askMore(reviewed, late))).rejects.toThrow(ConflictError)
    expect(await wholeCase(caseId)).toEqual(before)
  })

  it("waits for more, which the parent sends; it comes back to the same reviewer with a new deadline", async () => {
    const caseId = await sendRequest(thomas)
    await takeUp(isabelle, caseId)
    const answer = await answerOf(caseId, ["evidence_unreadable"])
    await inCase(isabelle, caseId, (reviewed) => askMore(reviewed, answer))
    expect(await seen(isabelle, caseId)).toMatchObject({ status: "more_asked", mayWork: false, evidence: [] })
    await giveEvidence(thomas, caseId, [{ bytes: plainPdf(), name: "page 2.pdf" }])
    await asSuperuser((sql) => sql`update review_cases set deadline_on = current_date - 9 where id = ${caseId}`)
    await withOwnRequest(thomas, caseId, submitRequest)
    const view = await seen(isabelle, caseId)
    expect(view).toMatchObject({ status: "submitted", held: "me", mayWork: true, daysLeft: 15 })
    expect(view.evidence).toHaveLength(2)
  })
})
