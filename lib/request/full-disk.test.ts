import { randomUUID } from "node:crypto"
import { afterAll, expect, it } from "vitest"
import { isDatabaseAway } from "@/drizzle/away"
import { closeDatabase } from "@/drizzle/client"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { addMeasure } from "@/lib/measures/commands"
import { addLine } from "@/lib/profile/commands"
import { newVaccination } from "@/lib/vaccinations/testing"
import { sayOrganDonation } from "@/lib/wishes/commands"

afterAll(closeDatabase)

type Any = PatientAccess<never>
const WORK = {
  medications: (access: Any) =>
    addLine(access, { section: "medications", lineId: randomUUID(), content: { label: "Metformine" } }),
  measures: (access: PatientAccess<"add:measures">) =>
    addMeasure(access, { reading: { kind: "weight", value: 72.4 }, measuredAt: null }),
  wishes: (access: PatientAccess<"edit:wishes">) => sayOrganDonation(access, "Je donne."),
}

/** What Postgres answers in the middle of a change, once its disk is full. */
const full = () => Object.assign(new Error("could not extend file"), { code: "53100" })

it.each(Object.keys(WORK) as (keyof typeof WORK)[])(
  "When the disk is full before the end, nothing of what was being written is kept, and the journal says that it failed: %s",
  async (section) => {
    const jeanne = await newActor("Jeanne Lefèvre")
    const patientId = await newPatient(jeanne)
    await newVaccination(jeanne, patientId)
    const kept = () =>
      asSuperuser(
        (sql) => sql`select 'item' as what, id::text from ${sql(section)} where patient_id = ${patientId}
          union all select 'words', item_id::text from item_words where patient_id = ${patientId}
          union all select action, id::text from audit_events where patient_id = ${patientId} and outcome = 'done' order by 1, 2`,
      )
    const before = await kept()
    const failed = await withAccess(jeanne, patientId, ["edit:wishes", "add:measures"], async (access) => {
      await WORK[section](access)
      throw full()
    }).catch((error) => error)
    expect(isDatabaseAway(failed)).toBe(true)
    expect(await kept()).toEqual(before)
    const attempts = await asSuperuser(
      (sql) => sql`select outcome from audit_events where patient_id = ${patientId} and outcome <> 'done'`,
    )
    expect(attempts).toEqual([{ outcome: "failed" }])
  },
)
