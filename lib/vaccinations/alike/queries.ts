import "server-only"
import { and, eq, isNull, ne } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import { VACCINE_DISEASES, type VaccineDisease } from "@/drizzle/vaccination-vocabulary"
import type { ItemState } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"

const IN_ERROR: ItemState = "entered_in_error"

/** A dose of the book as it stands beside what a document says. */
export type DoseOfDay = { givenOn: string; vaccine: string | null; diseases: VaccineDisease[] }

/** The doses of these days that the reader may see. */
export async function listDosesOf(access: PatientAccess<"view:vaccinations">, days: readonly string[]): Promise<DoseOfDay[]> {
  const { tx, patientId, scope } = access
  const { givenOn, vaccine, diseases, deletedAt, state } = vaccinations
  const rows = await tx
    .select({ givenOn, vaccine, diseases })
    .from(vaccinations)
    .where(
      and(
        eq(vaccinations.patientId, patientId),
        isNull(deletedAt),
        ne(state, IN_ERROR),
        isAnyOf(givenOn, days),
        itemsWithin(vaccinations, scope),
      ),
    )
  return rows.map((row) => ({ ...row, diseases: VACCINE_DISEASES.filter((disease) => row.diseases.includes(disease)) }))
}
