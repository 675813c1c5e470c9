import { randomUUID } from "node:crypto"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { decideItem } from "@/lib/access/items"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient, newTeamMember } from "@/lib/access/testing"
import { type Cast, type Laid, layOut, makeCast, openWriter } from "@/lib/access/testing/lay-out"
import { hangsAfter, world } from "@/lib/access/testing/world"
import { excludeFromAppointment, judgeAppointment } from "@/lib/appointments/sight/commands"
import { AGENDA, newAppointment, newCancelledAppointment } from "@/lib/appointments/testing"
import { ForbiddenError, NotFoundError } from "@/lib/errors"
import { countNewItems } from "./queries"
import { NEWS_SECTIONS, type NewItems, sumOf } from "./rules"

const RUNS = process.env.RELAIS_DEEP ? 2_000 : 25
const EVER = new Date("2000-01-01")
const HOUR = 3_600_000

const writer = openWriter()
let cast: Cast
beforeAll(async () => {
  cast = await makeCast()
})
afterAll(async () => {
  await writer.end()
  await closeDatabase()
})

/** What is new to somebody, in the words of the pages. */
const newTo = (actor: Actor, patientId: string, since: Date) =>
  withAccess(actor, patientId, [], async (access) => {
    access.trace({ action: "space.viewed" })
    return countNewItems(access, since)
  })
const said = (news: NewItems[]) => news.map(({ section, group, count }) => `${group ?? section} ${count}`)

async function writeLine(
  patientId: string,
  author: Actor,
  section: "allergies" | "measures",
  more: Record<string, unknown> = {},
) {
  const value = section === "measures" ? { code: "29463-7", unit: "kg", value: 72, measured_at: new Date() } : { label: "Latex" }
  const row = { ...value, patient_id: patientId, id: randomUUID(), author_kind: "patient", sensitivity: "not", ...more }
  await asSuperuser(
    (sql) =>
      sql`insert into ${sql(section)} ${sql({ ...row, author_account_id: author.accountId, author_name: author.displayName })}`,
  )
}

describe("What is new since a visit", () => {
  it("is counted by section and by group, of what others added and nobody refused", async () => {
    const [jeanne, claire, doctor] = [
      await newActor("Jeanne Lefèvre"),
      await newActor("Claire Lefèvre"),
      await newActor("Anne Morel", "professional"),
    ]
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire, {
      permissions: ["view:documents", "view:measures"],
      documentGroups: ["lab_results"],
    })
    await newTeamMember(jeanne, patientId, doctor)
    const since = new Date(Date.now() - HOUR)
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId)
    await newDocument(jeanne, patientId, { typeCode: "57833-6", documentGroup: "prescriptions" })
    await newDocument(jeanne, patientId, { depositedAt: new Date(Date.now() - 2 * HOUR) })
    await newDocument(jeanne, patientId, { marks: ["MASQUE_PS"] })
    await writeLine(patientId, jeanne, "allergies")
    await writeLine(patientId, jeanne, "measures")
    await writeLine(patientId, jeanne, "measures", { state: "entered_in_error" })
    await writeLine(patientId, jeanne, "measures", { deleted_at: new Date() })
    expect(said(await newTo(claire, patientId, since))).toEqual(["lab_results 3", "measures 1"])
    // What is hidden from professionals is not counted for one either.
    expect(said(await newTo(doctor, patientId, since))).toEqual(["lab_results 2", "prescriptions 1", "allergies 1", "measures 1"])
    expect(said(await newTo(jeanne, patientId, since))).toEqual([])
    expect(said(await newTo(claire, patientId, new Date(Date.now() + HOUR)))).toEqual([])
  })

  it("is counted in the agenda, of what others noted and neither cancelled nor refused, and never of what is kept from who looks", async () => {
    const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
    const doctor = await newActor("Anne Morel", "professional")
    const patientId = await newPatient(jeanne)
    await newDelegation(jeanne, patientId, claire, AGENDA)
    await newTeamMember(jeanne, patientId, doctor)
    const since = new Date(Date.now() - HOUR)
    const [kept, judged] = [await newAppointment(jeanne, patientId), await newAppointment(jeanne, patientId)]
    await newAppointment(jeanne, patientId)
    await newCancelledAppointment(jeanne, patientId)
    await newAppointment(claire, patientId)
    expect(said(await newTo(claire, patientId, since))).toEqual(["appointments 3"])
    expect(said(await newTo(jeanne, patientId, since))).toEqual(["appointments 1"])
    await withAccess(jeanne, patientId, ["edit:appointments"], async (access) => {
      await excludeFromAppointment(access, kept, claire.accountId, true)
      await judgeAppointment(access, judged, 1, "sensitive")
    })
    expect(said(await newTo(claire, patientId, since))).toEqual(["appointments 1"])
    expect(said(await newTo(doctor, patientId, since))).toEqual([])
    expect(said(await newTo(claire, patientId, new Date(Date.now() + HOUR)))).toEqual([])
  })

  it(
    "is, on random worlds, as many as the policy grants one by one",
    async () => {
      let counted = 0
      await fc.assert(
        fc.asyncProperty(world, async (given) => {
          const laid = await layOut(given, cast, writer)
          for (const actor of [laid.holder, laid.caregiver, laid.professional, cast.stranger]) {
            const news = await newTo(actor, laid.patientId, EVER).catch(nullForWhoIsRefused)
            const granted = await withAccess(actor, laid.patientId, [], async (access) => {
              access.trace({ action: "space.viewed" })
              return laid.items.filter((item) => isNews(item, laid, actor) && decideItem(access.scope, item)).length
            }).catch(nullForWhoIsRefused)
            expect(news && sumOf(news)).toBe(granted)
            counted += granted ?? 0
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      expect(counted).toBeGreaterThan(RUNS / 5)
    },
    hangsAfter(RUNS),
  )
})

/** Whoever is no professional wrote as the patient in these worlds. */
function isNews({ section, isDeleted, professionalAccountId }: Laid["items"][number], { holder }: Laid, reader: Actor): boolean {
  return NEWS_SECTIONS.includes(section) && !isDeleted && (professionalAccountId ?? holder.accountId) !== reader.accountId
}

function nullForWhoIsRefused(error: unknown): null {
  if (error instanceof NotFoundError || error instanceof ForbiddenError) return null
  throw error
}
