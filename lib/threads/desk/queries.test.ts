import { afterAll, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newPatient, newTeamMember } from "@/lib/access/testing"
import { sayAnswerTime } from "../answering/commands"
import { getAnswerTime, listAnswerTimes } from "../answering/queries"
import { newMessage, newThread } from "../testing"
import { listDesk } from "./queries"

afterAll(closeDatabase)

const deskOf = async (actor: Actor) => (await withOwn(actor, (own) => listDesk(own))).threads

it("A professional finds the threads of every patient who lets them in, what is unread first, and none of a space that is shut", async () => {
  const nurse = await newActor("Julie Caron", "professional")
  const [jeanne, karim] = [await newActor("Jeanne Lefèvre"), await newActor("Karim Benali")]
  const [hers, his] = [await newPatient(jeanne), await newPatient(karim)]
  await newTeamMember(jeanne, hers, nurse)
  await newTeamMember(karim, his, nurse)
  const first = await newThread(jeanne, hers, { to: nurse.accountId })
  await newThread(nurse, his)
  expect((await deskOf(nurse)).map(({ name, unread }) => [name, unread])).toEqual([
    ["Lefèvre Jeanne", 1],
    ["Benali Karim", 0],
  ])
  await newMessage(jeanne, hers, first)
  expect((await deskOf(nurse))[0]).toMatchObject({ id: first, unread: 2, isClosed: false })
  await asSuperuser((db) => db`update care_team_members set removed_at = now() where patient_id = ${hers}`)
  expect((await deskOf(nurse)).map(({ name }) => name)).toEqual(["Benali Karim"])
  expect(await deskOf(await newActor("Anne Morel", "professional"))).toEqual([])
})

it("A professional says in a sentence when answers come, and takes it back", async () => {
  const [nurse, jeanne] = [await newActor("Julie Caron", "professional"), await newActor("Jeanne Lefèvre")]
  const patientId = await newPatient(jeanne)
  const say = (sentence: string) => withOwn(nurse, (own) => sayAnswerTime(own, sentence))
  const seen = () =>
    withAccess(jeanne, patientId, ["act:messages"], (access) => {
      access.trace({ action: "space.viewed" })
      return listAnswerTimes(access, [nurse.accountId])
    })
  expect(await seen()).toEqual({})
  await say("Le mardi.")
  await say("Le mardi et le vendredi.")
  expect(await seen()).toEqual({ [nurse.accountId]: "Le mardi et le vendredi." })
  await expect(withOwn(jeanne, (own) => sayAnswerTime(own, "Jamais."))).rejects.toThrow()
  await say("")
  expect([await seen(), await withOwn(nurse, getAnswerTime)]).toEqual([{}, null])
})
