import { randomUUID } from "node:crypto"
import { eq } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import { documents } from "@/drizzle/schema/documents"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { type PatientAccess, withAccess, withPreview } from "./require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "./testing"

afterAll(closeDatabase)

const titles = async (access: PatientAccess<"view:documents">) => {
  access.trace({ action: "document.listed", permission: "view:documents" })
  const rows = await access.tx.select({ title: documents.title }).from(documents).where(eq(documents.patientId, access.patientId))
  return rows.map((row) => row.title)
}

const journalOf = (patientId: string) =>
  asSuperuser(async (sql) => [
    ...(await sql`select action, outcome, refusal, basis, actor_account_id, preview from audit_events where patient_id = ${patientId} order by id`),
  ])

async function jeanneAndClaire() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const claire = await newActor("Claire Lefèvre")
  const patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  return { jeanne, claire, patientId }
}

describe("Asking for a patient", () => {
  it("lets Jeanne into her own space and leaves a line", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    expect(await withAccess(jeanne, patientId, ["view:documents"], titles)).toEqual(["Analyses de sang"])
    expect(await journalOf(patientId)).toMatchObject([{ action: "document.listed", outcome: "done", basis: "self" }])
  })

  it("tells Claire without an access the same as about nobody, and tells Jeanne that it was tried", async () => {
    const { claire, patientId } = await jeanneAndClaire()
    await expect(withAccess(claire, patientId, ["view:documents"], titles)).rejects.toBeInstanceOf(NotFoundError)
    await expect(withAccess(claire, randomUUID(), ["view:documents"], titles)).rejects.toBeInstanceOf(NotFoundError)
    await expect(withAccess(claire, "..%2f", ["view:documents"], titles)).rejects.toBeInstanceOf(NotFoundError)
    expect(await journalOf(patientId)).toMatchObject([
      { action: "access.refused", outcome: "refused", refusal: "no_basis", actor_account_id: claire.accountId },
    ])
  })

  it("says which permission Claire is missing when she has another", async () => {
    const { jeanne, claire, patientId } = await jeanneAndClaire()
    await newDelegation(jeanne, patientId, claire, { permissions: ["add:documents"] })
    const refused = withAccess(claire, patientId, ["view:documents"], titles)
    await expect(refused).rejects.toBeInstanceOf(ForbiddenError)
    expect(await journalOf(patientId)).toMatchObject([{ refusal: "not_granted" }])
  })

  it("writes that something outside was asked for, although the page said only that it is not there", async () => {
    const { jeanne, claire, patientId } = await jeanneAndClaire()
    await newDelegation(jeanne, patientId, claire)
    const asked = withAccess(claire, patientId, ["view:documents"], async () => {
      throw new NotFoundError()
    })
    await expect(asked).rejects.toBeInstanceOf(NotFoundError)
    expect(await journalOf(patientId)).toMatchObject([{ refusal: "item_outside", actor_account_id: claire.accountId }])
  })

  it("ends with its transaction", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const kept = await withAccess(jeanne, patientId, ["view:documents"], async (access) => {
      await titles(access)
      return access
    })
    expect(() => kept.tx).toThrow("ended")
  })

  it("refuses to reach a record without a trace", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    await expect(withAccess(jeanne, patientId, ["view:documents"], async () => "read in silence")).rejects.toThrow("traced")
  })

  it("holds a revocation from the next request on", async () => {
    const { jeanne, claire, patientId } = await jeanneAndClaire()
    const id = await newDelegation(jeanne, patientId, claire)
    expect(await withAccess(claire, patientId, ["view:documents"], titles)).toHaveLength(1)
    await asSuperuser(
      (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${id}`,
    )
    await expect(withAccess(claire, patientId, ["view:documents"], titles)).rejects.toBeInstanceOf(NotFoundError)
  })
})

describe("Looking through somebody else's eyes", () => {
  const lens = {
    id: randomUUID(),
    permissions: ["view:documents"],
    documentGroups: ["prescriptions"],
    sensitiveTopics: [],
    caregiverAccountId: null,
  }

  it("asks the same policy about the lens, and writes that it was a preview by Jeanne", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const scope = await withAccess(jeanne, patientId, ["edit:delegations"], (access) => {
      access.trace({ action: "delegation.previewed", permission: "edit:delegations" })
      return withPreview(access, lens, ["view:documents"], async (view) => {
        view.trace({ action: "document.listed", permission: "view:documents" })
        return view.scope
      })
    })
    expect(scope).toMatchObject({ basis: "consent", items: { groups: ["prescriptions"], topics: [] } })
    expect(await journalOf(patientId)).toMatchObject([
      { action: "document.listed", preview: true, basis: "self", actor_account_id: jeanne.accountId },
      { action: "delegation.previewed", preview: false },
    ])
  })

  it("shows nothing that the lens does not give, and never changes anything", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    const blind = { ...lens, permissions: ["add:documents"] }
    const look = withAccess(jeanne, patientId, ["edit:delegations"], (access) =>
      withPreview(access, blind, ["view:documents"], async (view) => view.scope),
    )
    await expect(look).rejects.toBeInstanceOf(ForbiddenError)
    const mayAdd = await withAccess(jeanne, patientId, ["edit:delegations"], (access) => {
      access.trace({ action: "delegation.previewed" })
      const both = { ...lens, permissions: ["view:documents", "add:documents"] }
      return withPreview(access, both, ["view:documents"], async (view) => {
        view.trace({ action: "document.listed" })
        return view.may("add:documents")
      })
    })
    expect(mayAdd).toBeNull()
  })
})

describe("A proof cannot be made by hand", () => {
  const read = (access: PatientAccess<"view:documents">) => access.patientId
  it("refuses to compile with a raw id, another permission or a look-alike", () => {
    const forgeries = (other: PatientAccess<"add:documents">, wide: PatientAccess<"view:documents" | "add:documents">) => {
      // @ts-expect-error a patient's id is no proof
      read("0198-…")
      // @ts-expect-error the proof of another permission is no proof of this one
      read(other)
      // @ts-expect-error an object of the same shape is no proof
      read({ patientId: "p", actor: other.actor, scope: other.scope, preview: false, tx: other.tx })
      return read(wide)
    }
    expect(forgeries).toBeTypeOf("function")
  })
})

describe("The journal", () => {
  it("is written once: nobody alters or removes a row, not even the owner of the table", async () => {
    const { jeanne, patientId } = await jeanneAndClaire()
    await withAccess(jeanne, patientId, ["view:documents"], titles)
    await expect(
      asSuperuser((sql) => sql`update audit_events set action = 'space.viewed' where patient_id = ${patientId}`),
    ).rejects.toThrow("written once")
    await expect(asSuperuser((sql) => sql`delete from audit_events where patient_id = ${patientId}`)).rejects.toThrow(
      "written once",
    )
    expect(await journalOf(patientId)).toHaveLength(1)
  })

  it("cannot be written in somebody else's name", async () => {
    const { jeanne, claire, patientId } = await jeanneAndClaire()
    const forged = withAccess(jeanne, patientId, ["view:documents"], async (access) => {
      await access.tx.insert(auditEvents).values({ patientId, actorAccountId: claire.accountId, action: "space.viewed" })
    })
    await expect(forged).rejects.toThrow()
  })
})
