import "server-only"
import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { portalDatabase } from "@/drizzle/client"
import { patients, spaceVisits } from "@/drizzle/schema/patients"
import type { Actor, IdentityTraits } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import type { PatientAccess } from "@/lib/access/require-access"
import { appendAudit } from "@/lib/audit/append"
import { ConflictError, InvalidInputError } from "@/lib/errors"
import { insDigest } from "@/lib/identity/ins-digest"
import { refuseMinor } from "@/lib/identity/majority"
import { agreesWith, checkIns, INS_OIDS } from "@/lib/identity/rules"
import { configuration } from "@/lib/platform/configuration"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { encryptText, keyring, newKey } from "@/lib/platform/keys/keyring"

/**
 * Opens the actor's own space, with the identity traits that the provider gave and a key of its own. A matricule INS
 * that stands in another space already is left out without a word: nobody is told that somebody's space exists.
 * @throws ConflictError when this account holds a space already, or its person is under the age of majority
 * @throws InvalidInputError `space.matricule` when the key of the matricule is wrong
 */
export async function openSpace(actor: Actor, matricule = ""): Promise<string> {
  refuseMinor(actor.traits, new Date())
  const ins = matricule ? checkedIns(matricule, actor.traits) : null
  try {
    return await insertSpace(actor, ins)
  } catch (error) {
    if (brokenConstraint(error) === "holder_directory_pkey") throw new ConflictError("space.already_open")
    if (brokenConstraint(error) === "ins_directory_pkey") return insertSpace(actor, null)
    throw error
  }
}

type Ins = { matricule: string; oid: string }

/** In the demonstration a matricule is a demonstration's, whose key may be wrong as in official examples. */
function checkedIns(typed: string, traits: IdentityTraits | null): Ins {
  const oid = configuration().mode === "demo" ? INS_OIDS.demo : INS_OIDS.nir
  const check = checkIns(typed, oid)
  const isTheirs =
    check.verdict !== "refused" && traits !== null && (oid === INS_OIDS.demo || agreesWith(check.matricule, traits))
  if (!isTheirs) throw new InvalidInputError("space.matricule", "matricule")
  return { matricule: check.matricule, oid }
}

async function insertSpace(actor: Actor, ins: Ins | null): Promise<string> {
  const { traits } = actor
  if (!traits) throw new ConflictError("space.needs_a_citizen")
  const patientId = randomUUID()
  const { rootKey } = configuration()
  const key = newKey()
  const wrapped = keyring({ current: rootKey }).wrapPatientKey(key, patientId)
  const kept = ins && {
    insOid: ins.oid,
    insCiphertext: encryptText(key, ins.matricule, `ins ${patientId}`),
    insHmac: insDigest(ins.oid, ins.matricule),
  }
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, actor, [patientId])
    await tx.insert(patients).values({ patientId, holderAccountId: actor.accountId, ...traits, ...wrapped, ...kept })
    const doer = { actorAccountId: actor.accountId, basis: "self", delegationId: null } as const
    await appendAudit(tx, patientId, doer, [{ action: "space.opened" }])
  })
  return patientId
}

/** Notes that the actor is here; a visit within the hour is the same visit. Who only keeps what he deposited visits nobody. */
export async function recordVisit(access: PatientAccess<never>): Promise<void> {
  if (access.scope.items.kind === "authored") return
  await access.tx
    .insert(spaceVisits)
    .values({ patientId: access.patientId, accountId: access.actor.accountId })
    .onConflictDoUpdate({
      target: [spaceVisits.patientId, spaceVisits.accountId],
      set: { visitedAt: sql`now()`, previousVisitAt: sql`${spaceVisits.visitedAt}` },
      setWhere: sql`${spaceVisits.visitedAt} < now() - interval '1 hour'`,
    })
}
