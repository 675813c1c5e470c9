import "server-only"
import { eq } from "drizzle-orm"
import { patients } from "@/drizzle/schema/patients"
import type { Language } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import type { Paper } from "@/lib/platform/letters/paper"
import { listQuestions } from "../preparing/queries"
import { getAppointment } from "../queries"
import { paperOf } from "./rules"

/** An appointment as a sheet in one language, with the name of whose it is. */
export async function getAppointmentPaper(
  access: PatientAccess<"view:appointments">,
  id: string,
  language: Language,
): Promise<Paper> {
  const { tx, patientId } = access
  const { firstGivenName, usedName, birthName } = patients
  const line = await getAppointment(access, id)
  const questions = await listQuestions(access, id)
  const [row] = await tx.select({ firstGivenName, usedName, birthName }).from(patients).where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  access.trace({ action: "appointment.printed", permission: "view:appointments", resourceIds: [id] })
  return paperOf(line, questions, { name: personName(row), language, date: new Date() })
}
