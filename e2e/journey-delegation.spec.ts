import { randomUUID } from "node:crypto"
import { playDelegation } from "./fixtures/delegation-play"
import { test } from "./fixtures/test"

test.setTimeout(150_000)

test("Jeanne lets her neighbour Paul help, sees what he saw, and takes the access back", async ({ arriveAs }) => {
  const patient = { name: "Jeanne Lefèvre", page: await arriveAs(null) }
  const caregiver = { name: "Paul Garnier", page: await arriveAs(null), relation: "neighbour", word: "voisin" }
  await playDelegation({ patient, caregiver, word: randomUUID().slice(0, 8) })
})
