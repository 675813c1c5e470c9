import { sql } from "drizzle-orm"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { decidePrevention, noteDone } from "@/lib/prevention/commands"

type Done = { code: string; daysAgo: number; test?: "cytology" | "hpv" }

/** Something that was done so many days ago, as whoever notes it says it. */
export async function newDone(actor: Actor, patientId: string, { code, daysAgo, test }: Done): Promise<void> {
  await withAccess(actor, patientId, ["act:prevention"], async (access) => {
    const [row] = await access.tx.execute<{ day: string }>(
      sql`select ((now() at time zone 'Europe/Paris')::date - ${daysAgo}::int)::text as day`,
    )
    await noteDone(access, { code, day: row?.day ?? "", test: test ?? null })
  })
}

/** Amina had her last test two years ago, and wants to hear nothing of the check-up. */
export async function keepAminasPrevention(amina: Actor, patientId: string): Promise<void> {
  await newDone(amina, patientId, { code: "depistage-col-uterus-hpv", daysAgo: 710, test: "hpv" })
  await withAccess(amina, patientId, ["edit:prevention"], (access) => decidePrevention(access, "bilan-prevention", "off"))
}
