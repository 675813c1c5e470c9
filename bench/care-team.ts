import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { practiceOf } from "@/lib/access/testing"
import { actorOf, type Crowd } from "./crowd"
import { asSuperuser, type BenchDatabase } from "./database"

/** A professional whom so many of the crowd's patients have named in their care team, and who was with half of them last month. */
export async function makeProfessional(database: BenchDatabase, crowd: Crowd, professionCode: string): Promise<Actor> {
  const accountId = randomUUID()
  const patientIds = crowd.holders.map(({ patientId }) => patientId)
  await asSuperuser(database.superuserUrl, async (sql) => {
    await sql`insert into accounts (id, face, issuer, subject, display_name, id_nat_ps)
      values (${accountId}, 'professional', 'https://identity.test', ${accountId}, 'Julie Caron', '899700000002')`
    await sql`insert into care_team_members (patient_id, professional_account_id, professional_name, profession_code, added_by_account_id)
      select id, ${accountId}, 'Julie Caron', ${professionCode}, ${accountId} from unnest(${patientIds}::uuid[]) id`
    await sql`insert into space_visits (patient_id, account_id, visited_at)
      select id, ${accountId}, (select max(deposited_at) from documents) - interval '1 second' * position
      from unnest(${patientIds}::uuid[]) with ordinality as visited (id, position) where position % 2 = 0`
    await sql`analyze`
  })
  return { ...actorOf({ accountId }), face: "professional", displayName: "Julie Caron", exercice: practiceOf(professionCode) }
}
