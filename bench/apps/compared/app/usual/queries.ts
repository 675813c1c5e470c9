import { and, desc, eq, isNull, sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { auditEvents } from "@/drizzle/schema/audit"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { itemReads } from "@/drizzle/schema/items"
import { patients } from "@/drizzle/schema/patients"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { decideAccess } from "@/lib/access/policy"
import { database } from "./connection"

/** Each question in a transaction of its own, as a request's helpers usually ask. */
function asked<Result>(actor: Actor, patientId: string, ask: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return database.transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    return ask(tx)
  })
}

export const getPatient = (actor: Actor, patientId: string) =>
  asked(actor, patientId, async (tx) => {
    const [row] = await tx
      .select({ givenName: patients.firstGivenName, birthName: patients.birthName, sex: patients.sex })
      .from(patients)
      .where(eq(patients.patientId, patientId))
    return row
  })

export const isAllowed = (actor: Actor, patientId: string) =>
  asked(actor, patientId, async (tx) => {
    const [patient] = await tx
      .select({ holderAccountId: patients.holderAccountId })
      .from(patients)
      .where(eq(patients.patientId, patientId))
    if (!patient) return false
    const held = await tx
      .select()
      .from(delegations)
      .where(and(eq(delegations.patientId, patientId), eq(delegations.caregiverAccountId, actor.accountId)))
    const bases = { holderAccountId: patient.holderAccountId, delegations: held, care: null }
    return decideAccess({ actorAccountId: actor.accountId, permissions: ["view:documents"], bases, now: new Date() }).granted
  })

export const listDocuments = (actor: Actor, patientId: string) =>
  asked(actor, patientId, (tx) =>
    tx
      .select({
        id: documents.id,
        title: documents.title,
        actOn: documents.actOn,
        authorName: documents.authorName,
        isRead: sql<boolean>`${itemReads.readAt} is not null`,
      })
      .from(documents)
      .leftJoin(
        itemReads,
        and(
          eq(itemReads.patientId, documents.patientId),
          eq(itemReads.itemId, documents.id),
          eq(itemReads.accountId, actor.accountId),
        ),
      )
      .where(and(eq(documents.patientId, patientId), isNull(documents.deletedAt)))
      .orderBy(desc(documents.depositedAt), desc(documents.id))
      .limit(20),
  )

export const writeAudit = (actor: Actor, patientId: string, resourceIds: string[]) =>
  asked(actor, patientId, async (tx) => {
    await tx.insert(auditEvents).values({
      patientId,
      actorAccountId: actor.accountId,
      basis: "self",
      permission: "view:documents",
      action: "document.listed",
      resourceIds,
    })
  })
