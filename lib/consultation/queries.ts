import "server-only"
import { and, desc, eq, sql } from "drizzle-orm"
import { nameOf } from "@/drizzle/practised"
import { consultationCodes, consultations } from "@/drizzle/schema/care"
import { openConsultation } from "@/lib/access/bases/consultation"
import type { PatientAccess } from "@/lib/access/require-access"
import { configuration } from "@/lib/platform/configuration"
import { groupedCode } from "@/lib/platform/written-code"
import { codeStateAt, consultationCode } from "./rules"

type Edit = PatientAccess<"edit:care_circle">

/** The code that was given last, with who used it; null before the first. Only a code that is good shows its letters. */
export async function getLatestCode(access: Edit) {
  const [row] = await access.tx
    .select({
      id: consultationCodes.id,
      expiresAt: consultationCodes.expiresAt,
      usedAt: consultationCodes.usedAt,
      withdrawnAt: consultationCodes.withdrawnAt,
      now: sql`now()`.mapWith(consultationCodes.givenAt),
      usedBy: nameOf(consultations.professionalAccountId, consultations.professionalName),
      professionCode: consultations.professionCode,
      placeName: consultations.placeName,
      closesAt: consultations.closesAt,
      isOpen: sql<boolean>`${sql.raw(openConsultation("consultations"))}`,
      consultationId: consultations.id,
      professionalId: consultations.professionalAccountId,
    })
    .from(consultationCodes)
    .leftJoin(
      consultations,
      and(eq(consultations.patientId, consultationCodes.patientId), eq(consultations.codeId, consultationCodes.id)),
    )
    .where(eq(consultationCodes.patientId, access.patientId))
    .orderBy(desc(consultationCodes.givenAt), desc(consultationCodes.id))
    .limit(1)
  access.trace({ action: "care_circle.listed", permission: "edit:care_circle" })
  if (!row) return null
  const state = codeStateAt(row, row.now)
  return { ...row, state, shown: state === "live" ? shownCode(row.id) : null }
}

/** The letters to say aloud, and the address behind the picture to photograph. */
function shownCode(codeId: string): { code: string; link: string; site: string } {
  const { secret, url } = configuration()
  const code = groupedCode(consultationCode(secret, codeId))
  return { code, site: new URL(url).host, link: `${url}/professional/open?code=${code}` }
}
