import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { readPrevention } from "../queries"
import { PREVENTION } from "../testing"
import { listReaders } from "./queries"
import { readersOf } from "./rules"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  patientId = await newPatient(jeanne)
  await asSuperuser((sql) => sql`update patients set sex = 'female', birth_date = '1966-03-14' where patient_id = ${patientId}`)
})

const readers = () =>
  withAccess(jeanne, patientId, ["view:prevention", "edit:prevention"], async (access) => {
    const [rules, all] = [(await readPrevention(access)).rules, await listReaders(access)]
    return new Map(rules.map((rule) => [rule.code, readersOf(rule, all)]))
  })
const reaches = async (actor: Actor) =>
  (await withAccess(actor, patientId, ["view:prevention"], readPrevention)).rules.map(({ code }) => code)

it("Jeanne is told of each rule whom it reaches: those who read it, and nobody else", async () => {
  const [claire, paul, hugo] = [await newActor("Claire Lefèvre"), await newActor("Paul Girard"), await newActor("Hugo Blanc")]
  await newDelegation(jeanne, patientId, claire, { ...PREVENTION, sensitiveTopics: ["sexual_health"] })
  const his = await newDelegation(jeanne, patientId, paul, PREVENTION)
  await newDelegation(jeanne, patientId, hugo, { permissions: ["view:documents"], documentGroups: ["lab_results"] })
  const told = await readers()
  expect(told.get("depistage-colorectal")).toEqual(["Claire Lefèvre", "Paul Girard"])
  expect(told.get("depistage-sein")).toEqual(["Claire Lefèvre"])
  for (const actor of [claire, paul]) {
    const hers = [...told].filter(([, names]) => names.includes(actor.displayName)).map(([code]) => code)
    expect(hers.toSorted()).toEqual((await reaches(actor)).toSorted())
  }
  await asSuperuser((sql) => sql`update delegations set status = 'suspended' where id = ${his}`)
  expect((await readers()).get("depistage-colorectal")).toEqual(["Claire Lefèvre"])
})
