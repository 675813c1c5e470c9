import { describe, expect, it } from "vitest"
import { asSuperuser } from "@/lib/access/testing"
import { CAST } from "./cast"
import { JEANNE } from "./records"
import { AMINA } from "./records-amina"
import { NOE } from "./records-noe"
import { seedDemo } from "./seed"

describe("The demo cast", () => {
  it("gets its records through the portal's own commands", async () => {
    const environment = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]))
    await seedDemo(environment)
    await asSuperuser(async (sql) => {
      const issuer = `${environment.CITIZEN_ISSUER}`
      const [jeanne] = await sql`select id from accounts where issuer = ${issuer} and display_name = 'Jeanne Lefèvre'`
      const [space] = await sql`select patient_id from patients where holder_account_id = ${jeanne?.id}`
      const documents = await sql`select author_kind from documents where patient_id = ${space?.patient_id}`
      expect(documents).toHaveLength(JEANNE.length + 2)
      expect(documents.filter((row) => row.author_kind === "caregiver")).toHaveLength(1)
      const unread = await sql`select from documents d where patient_id = ${space?.patient_id}
        and not d.marks @> array['INVISIBLE_PATIENT']
        and not exists (select from item_reads r where r.patient_id = d.patient_id and r.item_id = d.id and r.account_id = ${jeanne?.id})`
      expect(unread).toHaveLength(3)
      const accesses =
        await sql`select caregiver_name, status from delegations where patient_id = ${space?.patient_id} order by caregiver_name`
      expect(accesses).toMatchObject([
        { caregiver_name: "Claire Lefèvre", status: "active" },
        { caregiver_name: "Lucie Bonnet", status: "accepted" },
        { caregiver_name: "Marc Lefèvre", status: "ended" },
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
      const lines =
        await sql`select label as line, state, deleted_at is not null as refused, ended_on, marks from medications where patient_id = ${space?.patient_id}
        union all select label, state, deleted_at is not null, ended_on, marks from lifestyle where patient_id = ${space?.patient_id}`
      const has = (what: (line: (typeof lines)[number]) => boolean) => lines.filter(what).length
      expect(has(({ state, refused }) => state === "proposed" && !refused)).toBe(1)
      expect(has(({ state, refused }) => state === "proposed" && refused)).toBe(1)
      expect(has(({ state }) => state === "entered_in_error")).toBe(1)
      expect(has(({ ended_on }) => ended_on !== null)).toBe(1)
      expect(has(({ marks }) => marks.includes("MASQUE_PS"))).toBe(1)
      const kept = await sql`select section from item_exclusions where patient_id = ${space?.patient_id}`
      expect(kept).toEqual([{ section: "conditions" }])
      const measured = await sql`select distinct state from measures where patient_id = ${space?.patient_id} order by state`
      expect(measured.map(({ state }) => state)).toEqual(["confirmed", "entered_in_error", "proposed"])
      const ofNoe = await sql`select d.title from documents d join review_cases c on c.opened_space_id = d.patient_id
        where c.requester_account_id in (select id from accounts where issuer = ${issuer})`
      expect(ofNoe).toHaveLength(NOE.length)
      const [whole] = await sql`select count(*)::int as count from documents where title = ${AMINA[0]?.title ?? ""}`
      expect(whole?.count).toBe(1)
    })
  })
})
