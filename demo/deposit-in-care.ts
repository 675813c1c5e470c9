import { randomBytes } from "node:crypto"
import { sql } from "drizzle-orm"
import { consultationCodes, consultations } from "@/drizzle/schema/care"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { openByCode } from "@/lib/consultation/opening/commands"
import { hashConsultationCode } from "@/lib/consultation/rules"
import { configuration } from "@/lib/platform/configuration"
import { writeCode } from "@/lib/platform/written-code"
import { deposit } from "@/lib/upload/testing"
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
const CODE_LENGTH = 8
const DAY = 86_400_000

/** A consultation at the hospital that is over since: the doctor, outside the care team, left a document to be announced. */
export async function consultAtHospital(holder: Actor, patientId: string, hospitalDoctor: Actor): Promise<void> {
  const doctor = { ...hospitalDoctor, exercice: HOSPITAL }
  await openByCode(doctor, await giveCode(holder, patientId))
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

async function giveCode(holder: Actor, patientId: string): Promise<string> {
  const code = writeCode(randomBytes(CODE_LENGTH), CODE_LENGTH)
  await withAccess(holder, patientId, ["edit:care_circle"], async (access) => {
    await access.tx.insert(consultationCodes).values({
      patientId,
      codeHash: hashConsultationCode(configuration().secret, code),
      givenByAccountId: holder.accountId,
      expiresAt: sql`now() + interval '10 minutes'`,
    })
    access.trace({ action: "consultation.code_given", permission: "edit:care_circle" })
  })
  return code
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
