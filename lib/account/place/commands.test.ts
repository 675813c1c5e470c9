import { describe, expect, test } from "vitest"
import type { Actor, Exercice } from "@/lib/access/actor"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { NotFoundError } from "@/lib/errors"
import { findSession } from "../queries"
import { newSession } from "../testing"
import { pickExercice } from "./commands"

const place = (structureName: string): Exercice => ({
  ...{ professionCode: "60", roleCode: null, activityCode: null, savoirFaireCode: null, structureId: null },
  ...{ structureName, label: structureName },
})
const PRACTICE = place("Cabinet infirmier du Marché")
const HOSPITAL = place("Hôpital du Val")

const choices = JSON.stringify([PRACTICE, HOSPITAL])

/** Signs the nurse in, who has two places of practice and picked none. */
async function signedIn(nurse: Actor) {
  const sessionId = await newSession(nurse)
  const session = await findSession(sessionId)
  if (!session) throw new Error("The session does not hold")
  const { actor } = session
  await asSuperuser(
    (sql) => sql`update sessions set exercice = null, exercice_choices = ${choices}::text::jsonb
      where public_id = ${actor.sessionPublicId}`,
  )
  const picked = async () => (await findSession(sessionId))?.actor.exercice?.structureName
  return { actor, picked }
}

describe("A professional with two places of practice", () => {
  test("works at the one picked, and at no third", async () => {
    const { actor, picked } = await signedIn(await newActor("Julie Caron", "professional"))
    await expect(pickExercice(actor, 2)).rejects.toThrow(NotFoundError)
    expect(await picked()).toBeUndefined()
    expect(await pickExercice(actor, 1)).toEqual({ isAnotherPlace: false })
    expect(await picked()).toBe("Hôpital du Val")
  })

  test("is at another place than before after a change, in one session or in the next", async () => {
    const nurse = await newActor("Julie Caron", "professional")
    const first = await signedIn(nurse)
    await pickExercice(first.actor, 0)
    expect(await pickExercice(first.actor, 0)).toEqual({ isAnotherPlace: false })
    expect(await pickExercice(first.actor, 1)).toEqual({ isAnotherPlace: true })
    expect(await pickExercice((await signedIn(nurse)).actor, 1)).toEqual({ isAnotherPlace: false })
    expect(await pickExercice((await signedIn(nurse)).actor, 0)).toEqual({ isAnotherPlace: true })
  })

  test("is at no other place when she worked last longer ago than a session lasts", async () => {
    const nurse = await newActor("Julie Caron", "professional")
    await pickExercice((await signedIn(nurse)).actor, 1)
    await asSuperuser(
      (sql) => sql`update sessions set started_at = now() - interval '24 hours', expires_at = now() - interval '12 hours',
        last_seen_at = now() - interval '12 hours 1 minute' where account_id = ${nurse.accountId}`,
    )
    expect(await pickExercice((await signedIn(nurse)).actor, 0)).toEqual({ isAnotherPlace: false })
  })
})
