import type { SQL } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import type { Actor } from "../actor"
import { identify } from "../database-session"

/** What somebody can do about a patient with the portal's own role and nothing between. */
export const inSql = (actor: Actor, patientId: string, statement: SQL) =>
  portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    return tx.execute<Record<string, unknown>>(statement)
  })
