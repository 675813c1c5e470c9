import { newActor, newTeamMember } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { enrol } from "@/lib/review/testing"
import { giveAccesses } from "./accesses"
import { faceOf, nameOf, SIGNED_IN, type SignedIn } from "./cast"
import type { Circle } from "./ids"

/**
 * The same circle with other people around the patient, tied to her in the same ways, who have asked for nothing yet: what is
 * kept of them afterwards was kept for what they do next.
 */
export async function withBystanders(circle: Circle): Promise<Circle> {
  const others = SIGNED_IN.filter((person) => person !== "patient")
  const actors = { ...circle.actors, ...(await each(others, (person) => newActor(nameOf(person), faceOf(person)))) }
  const sessions = { ...circle.sessions, ...(await each(others, (person) => newSession(actors[person]))) }
  await giveAccesses(actors, circle.patientId)
  await newTeamMember(actors.patient, circle.patientId, actors.teamProfessional)
  await enrol(actors.reviewer)
  return { ...circle, actors, sessions }
}

async function each<Value>(people: SignedIn[], make: (person: SignedIn) => Promise<Value>): Promise<Record<SignedIn, Value>> {
  return Object.fromEntries(await Promise.all(people.map(async (person) => [person, await make(person)]))) as Record<
    SignedIn,
    Value
  >
}
