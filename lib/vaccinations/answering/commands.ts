import "server-only"
import { and, eq, ne, or, type SQL, sql } from "drizzle-orm"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import type { AuthorKind, ItemState } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { signatureOf } from "@/lib/access/signature"
import { tellProposer } from "@/lib/notices/tell-proposer"
import { changeLine } from "../commands"

type Answering = PatientAccess<"act:vaccinations">
const PROFESSIONAL: AuthorKind = "professional"
const PROPOSED: ItemState = "proposed"
const CONFIRMED: ItemState = "confirmed"
const IN_ERROR: ItemState = "entered_in_error"

/** Says yes to what a caregiver proposed; a professional says it of what the patient wrote too, so that a school believes it. */
export async function confirmVaccination(access: Answering, id: string, version: number): Promise<void> {
  const { authorKind, authorName, ...by } = await signatureOf(access)
  await changeLine(
    access,
    { id, version, action: "vaccination.confirmed", permission: "act:vaccinations" },
    {
      state: CONFIRMED,
      confirmedAt: sql`now()`,
      confirmedByAccountId: access.actor.accountId,
      confirmedByKind: authorKind,
      confirmedByName: authorName,
      confirmedByProfession: "authorProfession" in by ? by.authorProfession : null,
    },
    and(notOnesOwn(access), decides(access.scope) ? eq(vaccinations.state, PROPOSED) : notYetInCare()),
  )
  await tellAnswered(access, id)
}

/** Says no to what a caregiver proposed: it stays as what was said in error, and counts for nothing. */
export async function refuseVaccination(access: Answering, id: string, version: number): Promise<void> {
  const change = { id, version, action: "vaccination.refused", permission: "act:vaccinations" } as const
  await changeLine(access, change, { state: IN_ERROR }, and(notOnesOwn(access), eq(vaccinations.state, PROPOSED)))
  await tellAnswered(access, id)
}

const tellAnswered = (access: Answering, id: string) =>
  tellProposer(access, { section: "vaccinations", id, add: "add:vaccinations", subject: "answered_vaccination" })

/** Who decides for the patient may have helped before she did. */
const notOnesOwn = ({ actor, scope }: Answering): SQL | undefined =>
  decides(scope) ? undefined : ne(vaccinations.authorAccountId, actor.accountId)

const notYetInCare = (): SQL | undefined =>
  and(
    ne(vaccinations.authorKind, PROFESSIONAL),
    ne(vaccinations.state, IN_ERROR),
    or(sql`${vaccinations.confirmedByKind} is null`, ne(vaccinations.confirmedByKind, PROFESSIONAL)),
  )
