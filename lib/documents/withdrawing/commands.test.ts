import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { deleteDocument, restoreDocument } from "@/lib/documents/commands"
import { listDeletedDocuments } from "@/lib/documents/deleted/queries"
import { getDocument } from "@/lib/documents/queries"
import { deposit, type GivenFile } from "@/lib/documents/upload/testing"
import { ConflictError, ForbiddenError, NotFoundError } from "@/lib/errors"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { withdrawDocument } from "./commands"
import { findWithdrawn, getOwnDeposit } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let claire: Actor
let pierre: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  claire = await newActor("Claire Lefèvre")
  pierre = await newActor("Pierre Aubry", "professional")
  patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
  await newTeamMember(jeanne, patientId, pierre)
})

const pdf = (): GivenFile[] => [{ bytes: plainPdf(), name: "ordonnance.pdf" }]
const depositBy = (actor: Actor) => deposit(actor, patientId, pdf())
const inCare = (change = {}) =>
  newDocument(jeanne, patientId, {
    authorKind: "professional",
    authorAccountId: pierre.accountId,
    authorName: pierre.displayName,
    ...change,
  })
const withdraw = (actor: Actor, documentId: string) =>
  withAccess(actor, patientId, ["add:documents"], (access) => withdrawDocument(access, documentId))
const asked = (actor: Actor, documentId: string) =>
  withAccess(actor, patientId, ["add:documents"], (access) => getOwnDeposit(access, documentId))
const read = (actor: Actor, documentId: string) =>
  withAccess(actor, patientId, ["view:documents"], (access) => getDocument(access, documentId))
const gone = (actor: Actor, documentId: string) =>
  withAccess(actor, patientId, ["view:documents"], async (access) => {
    access.trace({ action: "space.viewed" })
    return findWithdrawn(access, documentId)
  })
const row = (documentId: string) =>
  asSuperuser(async (sql) => (await sql`select state, deleted_at, version, title from documents where id = ${documentId}`)[0])
const files = (documentId: string) =>
  asSuperuser(async (sql) => (await sql`select count(*)::int n from document_files where document_id = ${documentId}`)[0]?.n)
const journal = (documentId: string) =>
  asSuperuser(async (sql) =>
    (
      await sql`select action, outcome, actor_account_id from audit_events
        where ${documentId}::uuid = any(resource_ids) and action = 'document.withdrawn' order by id`
    ).map((line) => ({ ...line })),
  )
const age = (documentId: string, interval: string) =>
  asSuperuser((sql) => sql`update documents set deposited_at = now() - ${interval}::interval where id = ${documentId}`)

describe("Somebody who deposited by mistake", () => {
  it.each([
    ["the patient", () => jeanne, () => depositBy(jeanne)],
    ["a caregiver", () => claire, () => depositBy(claire)],
    ["a professional", () => pierre, () => inCare()],
  ])("takes it back: gone for everybody, its files too, with a line in the journal: %s", async (_, who, made) => {
    const documentId = await made()
    await withdraw(who(), documentId)
    for (const actor of [jeanne, claire, pierre]) await expect(read(actor, documentId)).rejects.toThrow(NotFoundError)
    expect(await files(documentId)).toBe(0)
    expect(await journal(documentId)).toEqual([
      { action: "document.withdrawn", outcome: "done", actor_account_id: who().accountId },
    ])
  })

  it("twice, or from two tabs at once, has taken it back once", async () => {
    const documentId = await depositBy(claire)
    await Promise.all([withdraw(claire, documentId), withdraw(claire, documentId)])
    const before = await row(documentId)
    await withdraw(claire, documentId)
    expect(await row(documentId)).toEqual(before)
  })

  it("has an hour by the database's clock, on the minute", async () => {
    const documentId = await depositBy(claire)
    await age(documentId, "59 minutes 59 seconds")
    expect((await asked(claire, documentId)).withdrawal.isOpen).toBe(true)
    await age(documentId, "1 hour")
    const before = await row(documentId)
    expect((await asked(claire, documentId)).withdrawal.isOpen).toBe(false)
    await expect(withdraw(claire, documentId)).rejects.toThrow(new ConflictError("documents.withdrawn_too_late"))
    expect(await row(documentId)).toEqual(before)
    expect(await files(documentId)).toBe(1)
    expect(await journal(documentId)).toMatchObject([{ outcome: "refused" }])
  })

  it("may deposit the same form again", async () => {
    const first = await depositBy(jeanne)
    await withdraw(jeanne, first)
    const second = await depositBy(jeanne)
    expect(second).not.toBe(first)
    expect((await read(jeanne, second)).id).toBe(second)
  })

  it("takes back what she may not read herself", async () => {
    const documentId = await depositBy(claire)
    await asSuperuser(
      (sql) =>
        sql`update documents set sensitivity = 'sensitive', sensitive_topic = 'chosen', title = 'Autre titre' where id = ${documentId}`,
    )
    expect(await asked(claire, documentId)).toMatchObject({ title: null, readers: null })
    await withdraw(claire, documentId)
    expect(await row(documentId)).toMatchObject({ state: "entered_in_error" })
  })
})

describe("What somebody deposited", () => {
  it("is taken back by nobody else, whatever they may do there", async () => {
    const hers = await depositBy(claire)
    const his = await inCare()
    const stranger = await newActor("Victor Noël")
    for (const [actor, documentId, refusal] of [
      [jeanne, hers, NotFoundError],
      [jeanne, his, NotFoundError],
      [claire, his, NotFoundError],
      [pierre, hers, NotFoundError],
      [stranger, hers, NotFoundError],
    ] as const) {
      const before = await row(documentId)
      await expect(withdraw(actor, documentId)).rejects.toThrow(refusal)
      await expect(asked(actor, documentId)).rejects.toThrow(refusal)
      expect(await row(documentId)).toEqual(before)
    }
  })

  it("stays when the access to add has ended meanwhile", async () => {
    const documentId = await depositBy(claire)
    await asSuperuser(
      (sql) => sql`update delegations set permissions = array['view:documents'] where caregiver_account_id = ${claire.accountId}`,
    )
    const before = await row(documentId)
    await expect(withdraw(claire, documentId)).rejects.toThrow(ForbiddenError)
    expect(await row(documentId)).toEqual(before)
  })

  it("goes once, whoever is first: the patient who deletes it, or the caregiver who takes it back", async () => {
    const documentId = await depositBy(claire)
    const remove = withAccess(jeanne, patientId, ["edit:documents"], (access) => deleteDocument(access, documentId, 1))
    const ended = await Promise.allSettled([remove, withdraw(claire, documentId)])
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(read(jeanne, documentId)).rejects.toThrow(NotFoundError)
  })

  it("is not brought back by the patient, and does not stand among what she deleted", async () => {
    const documentId = await depositBy(claire)
    await withdraw(claire, documentId)
    const edit = <Result>(work: (access: Parameters<typeof listDeletedDocuments>[0]) => Promise<Result>) =>
      withAccess(jeanne, patientId, ["edit:documents"], work)
    expect(await edit(listDeletedDocuments)).toEqual([])
    await expect(edit((access) => restoreDocument(access, documentId))).rejects.toThrow(NotFoundError)
  })

  it("is told to be gone to whoever could read it, and to nobody else", async () => {
    const documentId = await depositBy(claire)
    await withdraw(claire, documentId)
    expect(await gone(jeanne, documentId)).toMatchObject({ by: "Claire Lefèvre", isYou: false })
    expect(await gone(claire, documentId)).toMatchObject({ isYou: true })
    const unseen = await inCare({ marks: ["N", "INVISIBLE_PATIENT"] })
    await withdraw(pierre, unseen)
    expect([await gone(jeanne, unseen), await gone(claire, unseen)]).toEqual([null, null])
  })

  it("says to the patient how many others read it, herself left out", async () => {
    const documentId = await depositBy(jeanne)
    expect(await asked(jeanne, documentId)).toMatchObject({ title: expect.stringMatching(/analyses/), readers: 0 })
    await read(jeanne, documentId)
    await read(pierre, documentId)
    expect(await asked(jeanne, documentId)).toMatchObject({ readers: 1 })
  })
})

describe("The database itself", () => {
  const asPortal = (actor: Actor, change: "late" | "foreign" | "back" | "files", documentId: string) =>
    withAccess(actor, patientId, ["view:documents"], async (access) => {
      access.trace({ action: "space.viewed" })
      const { sql } = await import("drizzle-orm")
      if (change === "files") return access.tx.execute(sql`delete from document_files where document_id = ${documentId}`)
      if (change === "back")
        return access.tx.execute(sql`update documents set deleted_at = null, version = version + 1 where id = ${documentId}`)
      return access.tx.execute(
        sql`update documents set state = 'entered_in_error', deleted_at = now(), version = version + 1 where id = ${documentId}`,
      )
    })

  it.each([
    ["after the hour", "late", "taken_back_by_its_depositor"],
    ["for somebody else", "foreign", "taken_back_by_its_depositor"],
    ["and brings nothing back", "back", "taken_back_for_good"],
    ["and leaves a document its files", "files", "kept_file_is_changed"],
  ] as const)("takes no deposit back %s", async (_, change, constraint) => {
    const documentId = await depositBy(claire)
    if (change === "late") await age(documentId, "61 minutes")
    if (change === "back") await withdraw(claire, documentId)
    const before = await row(documentId)
    const refused = asPortal(change === "foreign" ? jeanne : claire, change, documentId)
    await expect(refused).rejects.toMatchObject({ constraint })
    expect(await row(documentId)).toEqual(before)
  })
})
