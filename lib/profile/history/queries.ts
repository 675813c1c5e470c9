import "server-only"
import { and, desc, eq } from "drizzle-orm"
import { itemVersions } from "@/drizzle/schema/items"
import type { PatientAccess } from "@/lib/access/require-access"
import type { LineContent, ProfileLine } from "../rules"

/** What a line said before, until when, and who changed it then. */
export type PastVersion = {
  version: number
  content: LineContent
  replacedAt: Date
  replacedBy: { name: string; isYou: boolean }
}

const MOST = 50

/** The earlier versions of a line that was read in the same look, the latest first. */
export async function listVersions({ tx, patientId, scope }: PatientAccess<never>, line: ProfileLine): Promise<PastVersion[]> {
  const { section, id } = line
  const rows = await tx
    .select({
      version: itemVersions.version,
      content: itemVersions.content,
      replacedAt: itemVersions.replacedAt,
      replacedByName: itemVersions.replacedByName,
      replacedByAccountId: itemVersions.replacedByAccountId,
    })
    .from(itemVersions)
    .where(and(eq(itemVersions.patientId, patientId), eq(itemVersions.section, section), eq(itemVersions.itemId, id)))
    .orderBy(desc(itemVersions.version))
    .limit(MOST)
  return rows.map(({ version, content, replacedAt, replacedByName: name, replacedByAccountId }) => ({
    version,
    content: content as LineContent,
    replacedAt,
    replacedBy: { name, isYou: replacedByAccountId === scope.actorAccountId },
  }))
}
