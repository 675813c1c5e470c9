import "server-only"
import { sql } from "drizzle-orm"
import type { PatientAccess } from "@/lib/access/require-access"

/** Two tabs at once: the second waits until the first has written, and then finds it. */
export async function oneAtATime({ tx, patientId }: PatientAccess<"edit:wishes">): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 4))`)
}
