import type { Sql } from "postgres"
import { describe, expect, it } from "vitest"
import { asSuperuser } from "@/lib/access/testing"
import { CAST } from "./cast"
import { JEANNE } from "./records"
import { AMINA } from "./records-amina"
import { NOE } from "./records-noe"
import { seedDemo } from "./seed"

/** What somebody finds in Jeanne's space of each section: some of each state that it knows. */
const STATES = {
  documents: ["confirmed", "contested", "deleted", "hidden", "mistake", "unannounced"],
  allergies: ["confirmed", "waiting"],
  conditions: ["confirmed", "ended", "kept_from_somebody"],
  medications: ["confirmed", "contested", "counted", "ended", "mistake", "refused", "waiting"],
  procedures: ["confirmed", "hidden"],
  devices: ["confirmed", "ended"],
  family_history: ["confirmed", "hidden"],
  lifestyle: ["confirmed", "hidden"],
  measures: ["confirmed", "contested", "mistake", "waiting"],
  notes: ["confirmed"],
  tasks: ["confirmed"],
  vaccinations: ["confirmed", "contested", "hidden", "mistake", "waiting"],
  wishes: ["confirmed", "ended", "hidden"],
}

/** What is spread over her year, by when it was said or measured. */
const OVER_A_YEAR = {
  documents: "deposited_at",
  conditions: "entered_at",
  medications: "entered_at",
  procedures: "entered_at",
  devices: "entered_at",
  family_history: "entered_at",
  measures: "measured_at",
}

async function statesOf(sql: Sql, section: string, patientId: string): Promise<string[]> {
  const rows = await sql`select distinct word from ${sql(section)} i, to_jsonb(i) row, lateral (values
      ('confirmed', i.state = 'confirmed' and i.deleted_at is null),
      ('waiting', i.state = 'proposed' and i.deleted_at is null),
      ('refused', i.state = 'proposed' and i.deleted_at is not null),
      ('deleted', i.state = 'confirmed' and i.deleted_at is not null),
      ('mistake', i.state = 'entered_in_error'),
      ('hidden', i.marks @> '{MASQUE_PS}'),
      ('unannounced', i.marks @> '{INVISIBLE_PATIENT}'),
      ('ended', coalesce(row ->> 'ended_on', row ->> 'ended_at') is not null),
      ('counted', exists (select from refills r where r.patient_id = i.patient_id and r.medication_id = i.id)),
      ('contested', exists (select from rectifications r where r.patient_id = i.patient_id and r.section = ${section} and r.item_id = i.id)),
      ('kept_from_somebody', exists (select from item_exclusions e where e.patient_id = i.patient_id and e.section = ${section} and e.item_id = i.id))
    ) states (word, is_so) where i.patient_id = ${patientId} and is_so order by word`
  return rows.map(({ word }) => word)
}

describe("The demo cast", () => {
  it("gets its records through the portal's own commands", async () => {
    const environment = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]))
    await seedDemo(environment)
    await asSuperuser(async (sql) => {
      const issuer = `${environment.CITIZEN_ISSUER}`
      const [jeanne] = await sql`select id from accounts where issuer = ${issuer} and display_name = 'Jeanne Lefèvre'`
      const [space] = await sql`select patient_id from patients where holder_account_id = ${jeanne?.id}`
      const documents = await sql`select author_kind from documents where patient_id = ${space?.patient_id}`
      expect(documents).toHaveLength(JEANNE.length + 4)
      expect(documents.filter((row) => row.author_kind === "caregiver")).toHaveLength(1)
      const unread = await sql`select from documents d where patient_id = ${space?.patient_id}
        and d.state <> 'entered_in_error' and not d.marks @> array['INVISIBLE_PATIENT']
        and not exists (select from item_reads r where r.patient_id = d.patient_id and r.item_id = d.id and r.account_id = ${jeanne?.id})`
      expect(unread).toHaveLength(3)
      const accesses =
        await sql`select caregiver_name, status from delegations where patient_id = ${space?.patient_id} order by caregiver_name`
      expect(accesses).toMatchObject([
        { caregiver_name: "Claire Lefèvre", status: "active" },
        { caregiver_name: "Lucie Bonnet", status: "accepted" },
        { caregiver_name: "Marc Lefèvre", status: "ended" },
        { caregiver_name: "Paul Garnier", status: "active" },
      ])
      const team = await sql`select professional_name, profession_code, place_name, is_attending_doctor from care_team_members
        where patient_id = ${space?.patient_id} and removed_at is null order by professional_name`
      expect(team.map((member) => [member.professional_name, member.profession_code, member.is_attending_doctor])).toEqual([
        ["Dr Anne Morel", "10", true],
        ["Dr Sarah Levy", "21", false],
        ["Julie Caron", "60", false],
      ])
      expect(team[0]?.place_name).toBe("Cabinet des Tilleuls")
      const visits =
        await sql`select professional_name, end_reason from consultations where patient_id = ${space?.patient_id} order by opened_at`
      expect(visits).toEqual([
        { professional_name: "Hugo Blanc", end_reason: "patient_request" },
        { professional_name: "Dr Pierre Aubry", end_reason: "finished" },
      ])
      const [{ count } = { count: 0 }] = await sql`select count(*)::int as count from accounts
        where issuer in (${environment.CITIZEN_ISSUER ?? ""}, ${environment.PROFESSIONAL_ISSUER ?? ""}, ${environment.REVIEWER_ISSUER ?? ""})`
      expect(count).toBe(CAST.length)
      const requests = await sql`select requester_name, status from review_cases
        where requester_account_id in (select id from accounts where issuer = ${issuer}) order by created_at`
      expect(requests).toEqual([
        { requester_name: "Amina Diallo", status: "accepted" },
        { requester_name: "Thomas Roche", status: "submitted" },
        { requester_name: "Sophie Martin", status: "submitted" },
      ])
      for (const [section, states] of Object.entries(STATES))
        expect(await statesOf(sql, section, space?.patient_id), section).toEqual(states)
      for (const [section, when] of Object.entries(OVER_A_YEAR)) {
        const days = await sql`select count(distinct ${sql(when)}::date)::int as count from ${sql(section)}
          where patient_id = ${space?.patient_id} having max(${sql(when)}) - min(${sql(when)}) > interval '10 months'`
        expect(days[0]?.count, section).toBeGreaterThan(2)
      }
      const contacts = await sql`select name, confirmed_at is null as waits from emergency_contacts
        where patient_id = ${space?.patient_id} order by position`
      expect(contacts.map(({ name, waits }) => [name, waits])).toEqual([
        ["Claire Lefèvre", false],
        ["Paul Garnier", false],
        ["Lucie Bonnet", true],
      ])
      const away = await sql`select absent_name, stand_in_name, accepted_at is null as waits from task_absences
        where patient_id = ${space?.patient_id} order by from_on`
      expect(away).toEqual([
        { absent_name: "Claire Lefèvre", stand_in_name: "Jeanne Lefèvre", waits: false },
        { absent_name: "Claire Lefèvre", stand_in_name: "Jeanne Lefèvre", waits: true },
      ])
      const signed = await sql`select named, status from trusted_signatures where patient_id = ${space?.patient_id}`
      expect(signed).toEqual([{ named: "Claire Lefèvre", status: "signed" }])
      const [told] =
        await sql`select a.phone, s.reminders from accounts a join notice_settings s on s.account_id = a.id where a.id = ${jeanne?.id}`
      expect(told).toEqual({ phone: "+33639981944", reminders: "sms" })
      const kept = await sql`select section from item_exclusions where patient_id = ${space?.patient_id}`
      expect(kept).toEqual([{ section: "conditions" }])
      const ofNoe = await sql`select d.title from documents d join review_cases c on c.opened_space_id = d.patient_id
        where c.requester_account_id in (select id from accounts where issuer = ${issuer})`
      expect(ofNoe).toHaveLength(NOE.length)
      const [whole] = await sql`select count(*)::int as count from documents where title = ${AMINA[0]?.title ?? ""}`
      expect(whole?.count).toBe(1)
    })
  })
})
