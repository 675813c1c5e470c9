import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { consultationCodes } from "@/drizzle/schema/care"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { configuration } from "@/lib/platform/configuration"
import { writeCode } from "@/lib/platform/written-code"
import { hashConsultationCode } from "../rules"

/** A code that nobody gave. */
export function someCode(): string {
  return writeCode(randomBytes(8), 8)
}

/** A code that a patient has in hand, given so many minutes ago. */
export async function newCode(holder: Actor, patientId: string, minutesAgo = 0): Promise<string> {
  const code = someCode()
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    await tx.insert(consultationCodes).values({
      patientId,
      codeHash: hashConsultationCode(configuration().secret, code),
      givenByAccountId: holder.accountId,
      expiresAt: sql`now() + make_interval(mins => ${10 - minutesAgo}::int)`,
    })
  })
  return code
}
