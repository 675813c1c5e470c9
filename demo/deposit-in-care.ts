import { sql } from "drizzle-orm"
import { consultations } from "@/drizzle/schema/care"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { openConsultation } from "@/lib/consultation/opening/commands"
import { deposit } from "@/lib/documents/upload/testing"
import { giveLetters } from "./care-team"
import { recordPage } from "./record-page"

const HOSPITAL = {
  professionCode: "10",
  roleCode: null,
  activityCode: null,
  savoirFaireCode: "SM04",
  structureId: "R00005",
  structureName: "Hôpital du Val",
  label: "Hôpital du Val",
}
const DAY = 86_400_000

/** A consultation at the hospital that is over since: the doctor, outside the care team, left a document to be announced. */
export async function consultAtHospital(holder: Actor, patientId: string, hospitalDoctor: Actor): Promise<void> {
  const doctor = { ...hospitalDoctor, exercice: HOSPITAL }
  await openConsultation(doctor, await giveLetters(holder, patientId))
  const date = new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })
  const title = "Scanner du thorax"
  const bytes = await recordPage({
    ...{ title, patient: holder.displayName, author: doctor.displayName, date },
    lines: [
      "# Indication",
      "Essoufflement à l’effort.",
      "# Résultat",
      "Nodule de 6 mm du lobe supérieur droit, d’allure ancienne. Pas d’autre anomalie.",
      "# Conclusion",
      "Contrôle dans trois mois, à expliquer en consultation.",
    ],
  })
  await deposit(doctor, patientId, [{ bytes, name: `${title}.pdf` }], {
    ...{ typeCode: "18748-4", title, actOn: new Date(Date.now() - DAY).toISOString().slice(0, 10) },
    ...{ patientSees: "announced", announceOn: new Date(Date.now() + 12 * DAY).toISOString().slice(0, 10) },
  })
  await endConsultation(doctor, patientId)
}

async function endConsultation(doctor: Actor, patientId: string): Promise<void> {
  await withAccess(doctor, patientId, [], async (access) => {
    await access.tx
      .update(consultations)
      .set({ endedAt: sql`now()`, endReason: "finished" })
      .where(sql`patient_id = ${patientId} and professional_account_id = ${doctor.accountId}`)
    access.trace({ action: "consultation.ended" })
  })
}
