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
  const { tx, patientId, actor } = access
  // Two tabs at once: the second waits, and withdraws what the first gave.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 3))`)
  await withdrawLive(access)
  const id = randomUUID()
  const { secret } = configuration()
  await tx.insert(emergencyCardCodes).values({
    patientId,
    id,
    codeHash: hashCardCode(secret, cardCode(secret, id)),
    givenByAccountId: actor.accountId,
    expiresAt: sql`now() + make_interval(months => ${ruleValue("emergency_card_code_lives").value}::int)`,
  })
  access.trace({ action: "emergency_card.code_given", permission: "edit:emergency_card", resourceIds: [id] })
}

/**
 * Takes the code off the card: whoever holds one opens nothing from the next request on.
 * @throws ConflictError `emergency.code_gone` when there was none any more
 */
export async function withdrawCardCode(access: Edit): Promise<void> {
  if (await withdrawLive(access)) return
  access.trace({ action: "emergency_card.code_withdrawn", permission: "edit:emergency_card" })
  throw new ConflictError("emergency.code_gone")
}

async function withdrawLive(access: Edit): Promise<boolean> {
  const rows = await access.tx
    .update(emergencyCardCodes)
    .set({ withdrawnAt: sql`now()` })
    .where(and(eq(emergencyCardCodes.patientId, access.patientId), isNull(emergencyCardCodes.withdrawnAt)))
    .returning({ id: emergencyCardCodes.id })
  if (rows.length === 0) return false
  const resourceIds = rows.map(({ id }) => id)
  access.trace({ action: "emergency_card.code_withdrawn", permission: "edit:emergency_card", resourceIds })
  return true
}
