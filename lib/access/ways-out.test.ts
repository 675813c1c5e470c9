import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { UntracedError } from "./passage"
import { askAccess, type PatientAccess, withAccess, withPreview } from "./require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "./testing"

afterAll(closeDatabase)

type Viewing = PatientAccess<"view:documents">

const reach = ({ tx, patientId }: Viewing) =>
  tx.select({ id: documents.id }).from(documents).where(eq(documents.patientId, patientId))

const read = async (access: Viewing) => {
  const rows = await reach(access)
  access.trace({ action: "document.listed", permission: "view:documents" })
  return rows
}

const journalOf = (patientId: string) =>
  asSuperuser(async (sql) => [
    ...(await sql`select action, outcome, refusal, basis, permission, preview, delegation_id, actor_account_id
      from audit_events where patient_id = ${patientId} order by id`),
  ])

async function jeanneAndClaire() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const claire = await newActor("Claire Lefèvre")
  const patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  const delegationId = await newDelegation(jeanne, patientId, claire)
  return { jeanne, claire, patientId, delegationId }
}

/** How `withRead` may end after it read, with what is said of it. */
const WAYS_OUT: [string, () => unknown, "refused" | "failed"][] = [
  ["a conflict", () => new ConflictError("documents.changed_meanwhile"), "refused"],
  ["an answer that a rule refuses", () => new InvalidInputError("delegation.nothing_left", "documentGroups"), "refused"],
  ["a permission found missing", () => new ForbiddenError("edit:documents"), "refused"],
  ["a fault", () => new TypeError("the page broke"), "failed"],
  ["a redirect thrown from inside", () => Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;…" }), "failed"],
  ["something that is no error", () => "stop", "failed"],
]

describe("Whoever read a record and leaves by a throw", () => {
  it.each(WAYS_OUT)("has left a line: %s", async (_, made, outcome) => {
    const { claire, patientId, delegationId } = await jeanneAndClaire()
    const thrown = made()
    const left = withAccess(claire, patientId, ["view:documents"], async (access) => {
      await read(access)
      throw thrown
    })
    await expect(left).rejects.toBe(thrown)
    expect(await journalOf(patientId)).toEqual([
      {
        action: "document.listed",
        outcome,
        refusal: null,
        basis: "consent",
        permission: "view:documents",
        preview: false,
        delegation_id: delegationId,
        actor_account_id: claire.accountId,
      },
    ])
  })

  it("has left a line of what was read and one of what was not there", async () => {
    const { claire, patientId } = await jeanneAndClaire()
    const left = withAccess(claire, patientId, ["view:documents"], async (access) => {
      await read(access)
      throw new NotFoundError()
    })
    await expect(left).rejects.toBeInstanceOf(NotFoundError)
    expect(await journalOf(patientId)).toMatchObject([
      { action: "document.listed", outcome: "refused" },
      { action: "access.refused", outcome: "refused", refusal: "item_outside" },
    ])
  })

  it("has changed nothing, and the line says so", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const left = withAccess(jeanne, patientId, ["edit:documents"], async (access) => {
      access.trace({ action: "document.deleted", permission: "edit:documents" })
      await access.tx.update(documents).set({ title: "Altered" }).where(eq(documents.patientId, patientId))
      throw new ConflictError("documents.changed_meanwhile")
    })
    await expect(left).rejects.toBeInstanceOf(ConflictError)
    expect(await journalOf(patientId)).toMatchObject([{ action: "document.deleted", outcome: "refused", basis: "self" }])
    const titles = await asSuperuser((sql) => sql`select title from documents where patient_id = ${patientId}`)
    expect([...titles]).toEqual([{ title: "Analyses de sang" }])
  })

  it("keeps the outcome that the work itself told", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const left = withAccess(jeanne, patientId, ["view:documents"], async (access) => {
      await reach(access)
      access.trace({ action: "document.opened", permission: "view:documents", outcome: "failed" })
      throw new ConflictError("documents.file_away")
    })
    await expect(left).rejects.toBeInstanceOf(ConflictError)
    expect(await journalOf(patientId)).toMatchObject([{ action: "document.opened", outcome: "failed" }])
  })

  it("has left the lines of a preview too, as a preview", async () => {
    const { jeanne, claire, patientId } = await jeanneAndClaire()
    const lens = {
      id: randomUUID(),
      permissions: ["view:documents"],
      documentGroups: ["prescriptions"],
      sensitiveTopics: [],
      caregiverAccountId: claire.accountId,
    }
    const left = withAccess(jeanne, patientId, ["edit:delegations"], async (access) => {
      access.trace({ action: "delegation.previewed", permission: "edit:delegations" })
      await withPreview(access, lens, ["view:documents"], read)
      throw new Error("the page broke")
    })
    await expect(left).rejects.toThrow("the page broke")
    expect(await journalOf(patientId)).toMatchObject([
      { action: "delegation.previewed", outcome: "failed", preview: false, basis: "self" },
      { action: "document.listed", outcome: "failed", preview: true, basis: "self" },
    ])
  })

  it("is told as refused when the access ended under them and no line may be theirs any more", async () => {
    const { claire, patientId, delegationId } = await jeanneAndClaire()
    const left = withAccess(claire, patientId, ["view:documents"], async (access) => {
      await read(access)
      await asSuperuser(
        (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'misuse' where id = ${delegationId}`,
      )
      throw new ConflictError("documents.changed_meanwhile")
    })
    await expect(left).rejects.toBeInstanceOf(NotFoundError)
    expect(await journalOf(patientId)).toMatchObject([
      { action: "access.refused", refusal: "no_basis", actor_account_id: claire.accountId },
    ])
  })

  it("ends the proof", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const kept: Viewing[] = []
    const left = withAccess(jeanne, patientId, ["view:documents"], async (access) => {
      kept.push(access)
      await read(access)
      throw new Error("the page broke")
    })
    await expect(left).rejects.toThrow("the page broke")
    expect(() => kept[0]?.tx).toThrow("ended")
  })
})

describe("Whoever came to a record and traced nothing", () => {
  it.each(WAYS_OUT)("is refused whatever the work had to answer, and the attempt is told: %s", async (_, made) => {
    const { claire, patientId } = await jeanneAndClaire()
    const thrown = made()
    const left = withAccess(claire, patientId, ["view:documents"], async (access) => {
      await reach(access)
      throw thrown
    })
    await expect(left).rejects.toMatchObject({ name: "UntracedError", cause: thrown })
    expect(await journalOf(patientId)).toMatchObject([
      { action: "access.refused", permission: "view:documents", basis: "consent", actor_account_id: claire.accountId },
    ])
  })

  it("is refused where the work had an answer", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    await expect(withAccess(jeanne, patientId, ["view:documents"], reach)).rejects.toBeInstanceOf(UntracedError)
    expect(await journalOf(patientId)).toMatchObject([{ action: "access.refused", outcome: "failed" }])
  })

  it("is told once where what was asked for is not there", async () => {
    const { claire, patientId } = await jeanneAndClaire()
    const left = withAccess(claire, patientId, ["view:documents"], async (access) => {
      await reach(access)
      throw new NotFoundError()
    })
    await expect(left).rejects.toBeInstanceOf(NotFoundError)
    expect(await journalOf(patientId)).toMatchObject([{ action: "access.refused", refusal: "item_outside" }])
  })

  it("has nothing to tell before the record was reached", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const thrown = new InvalidInputError("delegation.nothing_left")
    const left = withAccess(jeanne, patientId, ["edit:delegations"], () => Promise.reject(thrown))
    await expect(left).rejects.toBe(thrown)
    expect(await journalOf(patientId)).toEqual([])
  })
})

describe("What the database itself refuses", () => {
  it("is told as it failed: the patient's own statement is a fault", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const left = withAccess(jeanne, patientId, ["edit:delegations"], async (access) => {
      access.trace({ action: "delegation.narrowed", permission: "edit:delegations" })
      await access.tx.insert(delegations).values({ patientId: randomUUID(), status: "proposed", caregiverName: "" } as never)
    })
    await expect(left).rejects.toMatchObject({ name: "StatementError" })
    expect(await journalOf(patientId)).toMatchObject([{ action: "delegation.narrowed", outcome: "failed" }])
  })
})

describe("Asking without coming in", () => {
  it("says yes and leaves nothing, says no and leaves the refusal", async () => {
    const { jeanne, claire, patientId } = await jeanneAndClaire()
    const karim = await newActor("Karim Benali")
    await askAccess(jeanne, patientId, ["add:documents"])
    expect(await journalOf(patientId)).toEqual([])
    await expect(askAccess(claire, patientId, ["edit:documents"])).rejects.toBeInstanceOf(ForbiddenError)
    await expect(askAccess(karim, patientId, [])).rejects.toBeInstanceOf(NotFoundError)
    await expect(askAccess(jeanne, "..%2f", [])).rejects.toBeInstanceOf(NotFoundError)
    expect(await journalOf(patientId)).toMatchObject([{ refusal: "not_granted" }, { refusal: "no_basis" }])
  })
})
