import { randomUUID } from "node:crypto"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { confirmMeasure, refuseMeasure } from "@/lib/measures/answering/commands"
import { addMeasure } from "@/lib/measures/commands"
import { confirmLine, refuseLine } from "@/lib/profile/answering/commands"
import { addLine } from "@/lib/profile/commands"
import { confirmVaccination, refuseVaccination } from "@/lib/vaccinations/answering/commands"
import { newVaccination } from "@/lib/vaccinations/testing"

afterAll(closeDatabase)

const SECTIONS = ["conditions", "measures", "vaccinations"] as const
type Section = (typeof SECTIONS)[number]
type Answer = "confirmed" | "refused"
/** The places and people that a mail names for the machine alone hold any two digits. */
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const ADDING = SECTIONS.flatMap((section) => [`view:${section}`, `add:${section}`] as const)

let { jeanne, claire, morel, patientId, delegationId } = {} as HelpedRecord
let email: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId, delegationId } = await newHelpedRecord([...ADDING]))
  email = `${claire.accountId}@example.org`
  await asSuperuser((sql) => sql`update accounts set email = ${email}, email_verified_at = now() where id = ${claire.accountId}`)
})

const idOf: Record<Section, (actor: Actor) => Promise<string>> = {
  conditions: async (actor) => {
    const [section, lineId, content] = ["conditions" as const, randomUUID(), { label: "Hypertension" }]
    await withAccess(actor, patientId, ["add:conditions"], (access) => addLine(access, { section, lineId, content }))
    return lineId
  },
  measures: async (actor) => {
    const reading = { kind: "weight", value: 72.4 } as const
    await withAccess(actor, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))
    return String((await asSuperuser((sql) => sql`select id from measures where patient_id = ${patientId}`))[0]?.id)
  },
  vaccinations: (actor) => newVaccination(actor, patientId),
}

/** Says yes or no to a proposal, as the person or a professional does. */
const answer: Record<Section, (actor: Actor, id: string, said: Answer) => Promise<unknown>> = {
  conditions: (actor, lineId, said) =>
    withAccess(actor, patientId, ["add:conditions"], (access) =>
      (said === "confirmed" ? confirmLine : refuseLine)(access, { section: "conditions", lineId }),
    ),
  measures: (actor, id, said) =>
    withAccess(actor, patientId, ["view:measures", "act:measures"], (access) =>
      (said === "confirmed" ? confirmMeasure : refuseMeasure)(access, id),
    ),
  vaccinations: (actor, id, said) =>
    withAccess(actor, patientId, ["act:vaccinations"], (access) =>
      (said === "confirmed" ? confirmVaccination : refuseVaccination)(access, id, 1),
    ),
}

const told = ({ accountId }: Actor) =>
  asSuperuser((sql) => sql`select kind, subject, space_id, subject_id, name from notices where account_id = ${accountId}`)
const mails = () =>
  asSuperuser((sql) => sql`select data from pgboss.job_common where name = 'mail.send' and data->>'to' = ${email}`)

const SUBJECTS: Record<Section, string> = {
  conditions: "answered_conditions",
  measures: "answered_measure",
  vaccinations: "answered_vaccination",
}
const BOTH = SECTIONS.flatMap((section) => [[section, "confirmed"] as const, [section, "refused"] as const])

describe("Claire, who proposed something", () => {
  it.each(BOTH)("is told that it was answered, and not how: %s, %s", async (section, said) => {
    const id = await idOf[section](claire)
    await answer[section](jeanne, id, said)
    const notice = { kind: "proposal_answered", subject: SUBJECTS[section], space_id: patientId, subject_id: id }
    expect(await told(claire)).toEqual([{ ...notice, name: "Jeanne Lefèvre" }])
    const [mail] = await mails()
    expect(JSON.stringify(mail)).toContain("a reçu une réponse")
    expect(JSON.stringify(mail).replaceAll(UUID, "")).not.toMatch(/Hypertension|72|Repevax|confirm|refus|Jeanne/i)
  })

  it.each(SECTIONS)("is told when a professional answers, and not which one: %s", async (section) => {
    await answer[section](morel, await idOf[section](claire), "confirmed")
    expect(await told(claire)).toMatchObject([{ kind: "proposal_answered", name: null }])
  })

  it.each(SECTIONS)("is told nothing of what was set apart from her: %s", async (section) => {
    const id = await idOf[section](claire)
    await asSuperuser(
      (sql) => sql`insert into item_exclusions (patient_id, section, item_id, account_id)
        values (${patientId}, ${section}, ${id}, ${claire.accountId})`,
    )
    await answer[section](jeanne, id, "confirmed")
    expect(await told(claire)).toEqual([])
  })

  it.each(BOTH)("is told nothing of what was judged sensitive: %s, %s", async (section, said) => {
    const id = await idOf[section](claire)
    await asSuperuser(
      (sql) => sql`update ${sql(section)} set sensitivity = 'sensitive', sensitive_topic = 'mental_health' where id = ${id}`,
    )
    await answer[section](jeanne, id, said)
    expect(await told(claire)).toEqual([])
  })

  it.each(SECTIONS)("is told where she may add and not look: %s", async (section) => {
    const id = await idOf[section](claire)
    await asSuperuser(
      (sql) => sql`update delegations set permissions = ${SECTIONS.map((one) => `add:${one}`)} where id = ${delegationId}`,
    )
    await answer[section](jeanne, id, "confirmed")
    expect(await told(claire)).toHaveLength(1)
  })

  it.each(SECTIONS)("is told nothing once her access has ended: %s", async (section) => {
    const id = await idOf[section](claire)
    await asSuperuser(
      (sql) =>
        sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'no_longer_needed' where id = ${delegationId}`,
    )
    await answer[section](jeanne, id, "confirmed")
    expect(await told(claire)).toEqual([])
    expect(await mails()).toEqual([])
  })
})

it("Jeanne is told nothing of what she said herself", async () => {
  await answer.vaccinations(morel, await idOf.vaccinations(jeanne), "confirmed")
  expect(await told(jeanne)).toEqual([])
})
