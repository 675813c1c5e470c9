import "server-only"
import { randomUUID } from "node:crypto"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { emergencyCardCodes, emergencyCards } from "@/drizzle/schema/emergency"
import type { PatientAccess } from "@/lib/access/require-access"
import { ConflictError, OvertakenError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { ruleValue } from "@/lib/reference/dated-rules"
import { cardCode, hashCardCode } from "./rules"
import type { GivenCard } from "./schema"

type Edit = PatientAccess<"edit:emergency_card">

/**
 * Says what stands on the card besides what the record says, over the version that was read: 0 where nothing was said yet.
 * @throws OvertakenError when somebody else changed it meanwhile: both are shown then
 */
export async function changeEmergencyCard(access: Edit, { version, ...given }: GivenCard): Promise<void> {
  const said = { ...given, changedAt: sql`now()`, version: version + 1 }
  const rows = await (version === 0 ? sayFirst(access, said) : sayAnew(access, version, said))
  access.trace({ action: "emergency_card.changed", permission: "edit:emergency_card" })
  if (rows.length === 0) throw new OvertakenError("emergency.changed_meanwhile")
}

type Said = Omit<GivenCard, "version"> & { changedAt: SQL; version: number }

const sayFirst = ({ tx, patientId }: Edit, said: Said) =>
  tx
    .insert(emergencyCards)
    .values({ patientId, ...said })
    .onConflictDoNothing()
    .returning({ version: emergencyCards.version })

const sayAnew = ({ tx, patientId }: Edit, read: number, said: Said) =>
  tx
    .update(emergencyCards)
    .set(said)
    .where(and(eq(emergencyCards.patientId, patientId), eq(emergencyCards.version, read)))
    .returning({ version: emergencyCards.version })

/** Puts a code on the card that is printed next; the card printed before opens nothing any more. */
export async function giveCardCode(access: Edit): Promise<void> {
  const id = await giveCode(access, ON_CARD)
  access.trace({ action: "emergency_card.code_given", permission: "edit:emergency_card", resourceIds: [id] })
}

/** Puts a code on the sheet that is printed next for the home; a sheet printed before opens nothing any more. */
export async function giveHomeCode(access: Edit, { opensCard }: { opensCard: boolean }): Promise<void> {
  const id = await giveCode(access, { ...AT_HOME, opensCard })
  access.trace({ action: "emergency_card.home_code_given", permission: "edit:emergency_card", resourceIds: [id] })
}

const ON_CARD = { isAtHome: false, opensCard: true, withdrawn: "emergency_card.code_withdrawn" } as const
const AT_HOME = { isAtHome: true, withdrawn: "emergency_card.home_code_withdrawn" } as const
type Paper = { isAtHome: boolean; opensCard: boolean; withdrawn: (typeof ON_CARD | typeof AT_HOME)["withdrawn"] }

async function giveCode(access: Edit, { isAtHome, opensCard, withdrawn }: Paper): Promise<string> {
  const { tx, patientId, actor } = access
  // Two tabs at once: the second waits, and withdraws what the first gave.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 3))`)
  await withdrawLive(access, { isAtHome, withdrawn })
  const id = randomUUID()
  const { secret } = configuration()
  await tx.insert(emergencyCardCodes).values({
    ...{ patientId, id, isAtHome, opensCard },
    codeHash: hashCardCode(secret, cardCode(secret, id)),
    givenByAccountId: actor.accountId,
    expiresAt: sql`now() + make_interval(months => ${ruleValue("emergency_card_code_lives").value}::int)`,
  })
  return id
}

/**
 * Takes the code off the card: whoever holds one opens nothing from the next request on.
 * @throws ConflictError `emergency.code_gone` when there was none any more
 */
export const withdrawCardCode = (access: Edit): Promise<void> => withdrawCode(access, ON_CARD)

/** The same of the sheet at home. */
export const withdrawHomeCode = (access: Edit): Promise<void> => withdrawCode(access, AT_HOME)

async function withdrawCode(access: Edit, paper: Omit<Paper, "opensCard">): Promise<void> {
  if (await withdrawLive(access, paper)) return
  access.trace({ action: paper.withdrawn, permission: "edit:emergency_card" })
  throw new ConflictError("emergency.code_gone")
}

async function withdrawLive(access: Edit, { isAtHome, withdrawn }: Omit<Paper, "opensCard">): Promise<boolean> {
  const { patientId, withdrawnAt } = emergencyCardCodes
  const isLive = and(eq(patientId, access.patientId), eq(emergencyCardCodes.isAtHome, isAtHome), isNull(withdrawnAt))
  const rows = await access.tx
    .update(emergencyCardCodes)
    .set({ withdrawnAt: sql`now()` })
    .where(isLive)
    .returning({ id: emergencyCardCodes.id })
  if (rows.length === 0) return false
  const resourceIds = rows.map(({ id }) => id)
  access.trace({ action: withdrawn, permission: "edit:emergency_card", resourceIds })
  return true
}
