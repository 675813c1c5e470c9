import "server-only"
import { eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { PatientAccess } from "@/lib/access/require-access"
import { insDigest } from "@/lib/identity/ins-digest"
import { comparableIns, type InsId } from "@/lib/identity/rules"
import { configuration } from "@/lib/platform/configuration"

/** Whether a document names somebody else by the matricule INS; where the document or the space has none, nobody can say so. */
export async function isForSomebodyElse({ tx, patientId }: PatientAccess<"add:documents">, ids: InsId[]): Promise<boolean> {
  if (ids.length === 0) return false
  const [row] = await tx
    .select({ oid: patients.insOid, digest: patients.insHmac })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row?.oid || !row.digest) return false
  const { oid, digest } = row
  const named = comparableIns(ids, oid, configuration().mode === "demo")
  return named.length > 0 && !named.some((matricule) => insDigest(oid, matricule).equals(digest))
}
