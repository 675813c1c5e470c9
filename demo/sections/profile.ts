import { randomUUID } from "node:crypto"
import { and, eq } from "drizzle-orm"
import { lineTable } from "@/drizzle/schema/profile"
import type { Actor } from "@/lib/access/actor"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { confirmLine, refuseLine, removeLine } from "@/lib/profile/answering/commands"
import { excludeLine, hideLine } from "@/lib/profile/apart/commands"
import { addLine } from "@/lib/profile/commands"
import { setRefill } from "@/lib/profile/refill/commands"
import type { LineSection } from "@/lib/profile/rules"
import { abovePortal } from "../above-portal"
import { JEANNES_LINES, type SaidLine } from "../lines-jeanne"
import type { Seeding } from "../sections"

const TILLEULS = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
const AS_DOCTOR = { professionCode: "10", roleCode: null, activityCode: null, savoirFaireCode: null, ...TILLEULS }

type Becomes = NonNullable<SaidLine["since"]>
type Which = { section: LineSection; lineId: string }
type Someone = Seeding["someone"]

/** Who does what with a line since it was said. */
const SINCE: Record<
  Becomes,
  { by: string; does: (access: PatientAccess<never>, which: Which, someone: Someone) => Promise<unknown> }
> = {
  written_by_mistake: { by: "morel", does: removeLine },
  refused: { by: "jeanne", does: refuseLine },
  hidden_from_professionals: { by: "jeanne", does: (access, which) => hideLine(access, which, true) },
  counted: {
    by: "jeanne",
    does: (access, { lineId }, someone) => {
      const editing = access.may("edit:medications")
      const box = {
        dosesLeft: 6,
        dosesADay: 1,
        dosesAWeek: null,
        daysBefore: 7,
        tellsPatient: true,
        caregiverAccountId: someone("claire").accountId,
      }
      return editing
        ? setRefill(editing, { ...box, patientId: access.patientId, section: "medications", lineId })
        : Promise.resolve()
    },
  },
  kept_from_claire: {
    by: "jeanne",
    does: (access, which, someone) => excludeLine(access, which, someone("claire").accountId, true),
  },
}

const DAY = 86_400_000

/** Dates a line as it was said so many days ago. */
async function dateBack(patientId: string, { section, lineId }: Which, daysAgo: number): Promise<void> {
  const table = lineTable(section)
  const enteredAt = new Date(Date.now() - daysAgo * DAY)
  const isThis = and(eq(table.patientId, patientId), eq(table.id, lineId))
  await abovePortal((tx) => tx.update(table).set({ enteredAt }).where(isThis))
}

/** Jeanne’s medical profile, line by line, each dated by how long ago it was said. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const practising = (key: string): Actor =>
    someone(key).face === "professional" ? { ...someone(key), exercice: AS_DOCTOR } : someone(key)
  for (const { by, daysAgo, section, content, confirmedBy, since } of JEANNES_LINES) {
    const line = { section, lineId: randomUUID() }
    await withAccess(practising(by), patientId, [`add:${section}`], (access) => addLine(access, { ...line, content }))
    await dateBack(patientId, line, daysAgo)
    if (confirmedBy)
      await withAccess(practising(confirmedBy), patientId, [`add:${section}`], (access) => confirmLine(access, line))
    if (since)
      await withAccess(practising(SINCE[since].by), patientId, [`add:${section}`], (access) =>
        SINCE[since].does(access, line, someone),
      )
  }
}
