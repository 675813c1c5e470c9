import { randomUUID } from "node:crypto"
import { playDelegation } from "./fixtures/delegation-play"
import { test } from "./fixtures/test"

test.setTimeout(150_000)

test("Karim lets Victor help and takes the access back, both without JavaScript", async ({ arriveAs }) => {
  const without = { javaScriptEnabled: false }
  const patient = { name: "Karim Benali", page: await arriveAs(null, without) }
  const caregiver = { name: "Victor Noël", page: await arriveAs(null, without), relation: "friend", word: "ami" }
  await playDelegation({ patient, caregiver, word: randomUUID().slice(0, 8) })
})
