import type { PreventionAnswer } from "@/drizzle/prevention-vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { decideNotForMe, decidePrevention, noteDone, noteOtherwise } from "./commands"

/** An access to prevention and to nothing else. */
export const PREVENTION = { permissions: ["view:prevention", "act:prevention"], documentGroups: [] }

/** Says something of a rule as somebody would, and gives the answer's id. */
export async function newAnswer(
  actor: Actor,
  patientId: string,
  code: string,
  said: { kind: PreventionAnswer; day?: string; test?: "cytology" | "hpv" },
): Promise<string> {
  const { kind, day = "", test = null } = said
  if (kind === "done") await withAccess(actor, patientId, ["act:prevention"], (access) => noteDone(access, { code, day, test }))
  else if (kind === "never" || kind === "later")
    await withAccess(actor, patientId, ["act:prevention"], (access) => noteOtherwise(access, code, kind))
  else
    await withAccess(actor, patientId, ["edit:prevention"], (access) =>
      kind === "not_for_me" ? decideNotForMe(access, code) : decidePrevention(access, code, kind),
    )
  const [row] = await asSuperuser(
    (sql) => sql`select id from prevention_answers where patient_id = ${patientId} and rule_code = ${code} and kind = ${kind}
      order by said_at desc, id desc limit 1`,
  )
  if (!row) throw new Error("The answer was not written down")
  return String(row.id)
}

/** The day so many days ago, as the database's clock has it. */
export async function dayAgo(days: number): Promise<string> {
  const [row] = await asSuperuser((sql) => sql`select ((now() at time zone 'Europe/Paris')::date - ${days}::int)::text as day`)
  return String(row?.day)
}
