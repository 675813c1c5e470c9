import "server-only"
import { eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { Language } from "@/drizzle/vocabulary"
import type { InList } from "@/lib/access/contested"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import type { Paper } from "@/lib/platform/letters/paper"
import { listVaccinations } from "../queries"
import { paperOf } from "./rules"

/** Which of some lines are contested. */
type Contested = (lines: readonly { id: string }[]) => Promise<Record<string, InList>>

/** The book as a sheet in one language, with the person's name and date of birth: for who may know both. */
export async function getVaccinationPaper(
  access: PatientAccess<"view:vaccinations" | "view:profile">,
  language: Language,
  contestedAmong: Contested,
): Promise<Paper> {
  const { tx, patientId } = access
  const [row] = await tx
    .select({
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
      birthDate: patients.birthDate,
    })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  const lines = await listVaccinations(access)
  access.trace({ action: "vaccination.printed", permission: "view:vaccinations", resourceIds: lines.map(({ id }) => id) })
  return paperOf(
    { lines, contested: await contestedAmong(lines) },
    { name: personName(row), birthDate: row.birthDate },
    language,
    new Date(),
  )
}
