import { beforeAll, describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { ask } from "./client"
import { as } from "./form-of"

/** What a row of an access is set to, and what is then said of it: to the patient, to who helps, or what never is. */
type Said = { jeanne: string; claire: string; never: RegExp }
const PAST = /peut voir|pouvez voir|pourra voir|pourrez voir/

const STATES: Record<string, [sets: string, said: Said]> = {
  open: ["", { jeanne: "Claire Lefèvre peut voir", claire: "Vous pouvez voir", never: /pourra voir|pouvait voir|pourrez voir/ }],
  "one that awaits an answer": [
    "status = 'accepted', opens_at = null, ends_at = null, closes_at = null",
    { jeanne: "Claire Lefèvre pourra voir", claire: "Vous pourrez voir", never: /peut voir|pouvez voir|pouvait voir/ },
  ],
  waiting: [
    "status = 'waiting', opens_at = now() + interval '40 hours'",
    { jeanne: "Claire Lefèvre pourra voir", claire: "Vous pourrez voir", never: /peut voir|pouvez voir|pouvait voir/ },
  ],
  paused: [
    "status = 'suspended'",
    { jeanne: "Avant la pause, Claire Lefèvre voyait", claire: "Avant la pause, vous pouviez voir", never: PAST },
  ],
  ended: [
    "status = 'ended', ended_at = now(), end_reason = 'patient_request'",
    { jeanne: "Claire Lefèvre pouvait voir", claire: "Cet accès a pris fin", never: PAST },
  ],
  "one undone before it opened": [
    "status = 'ended', opens_at = now() + interval '1 day', ended_at = now(), end_reason = 'withdrawn'",
    { jeanne: "Claire Lefèvre aurait pu voir", claire: "Cet accès ne s’est pas ouvert", never: /pouvait voir|a pris fin/ },
  ],
  "one extended once": [
    "opens_at = now() - interval '7 months', ends_at = now() - interval '2 days', closes_at = now() + interval '80 days'",
    { jeanne: "Claire Lefèvre peut voir", claire: "Vous pouvez voir", never: /pouvait voir/ },
  ],
}

let jeanne: Actor
let claire: Actor
beforeAll(async () => {
  ;[jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
})

async function accessIn(sets: string) {
  const patientId = await newPatient(await newHolder())
  const id = await newDelegation(jeanne, patientId, claire)
  if (sets)
    await asSuperuser((db) =>
      db.unsafe(
        `set session_replication_role = replica; update delegations set ${sets} where id = '${id}'; reset session_replication_role`,
      ),
    )
  return { patientId, id }
}

/** A person holds one space: each access has a Jeanne of its own. */
async function newHolder(): Promise<Actor> {
  jeanne = await newActor("Jeanne Lefèvre")
  return jeanne
}

const mainOf = (text: string) => (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? "").replace(/<script[\s\S]*?<\/script>/g, "")

describe("What an access gives is said in the tense of its state, to both sides", () => {
  test.each(Object.entries(STATES))("%s", async (_state, [sets, said]) => {
    const { patientId, id } = await accessIn(sets)
    const hers = mainOf((await ask(`/patients/${patientId}/helpers/${id}`, { headers: await as(jeanne) })).text)
    const theirs = mainOf((await ask(`/helping/${id}`, { headers: await as(claire) })).text)
    expect(hers).toContain(said.jeanne)
    expect(theirs).toContain(said.claire)
    expect(hers).not.toMatch(said.never)
    expect(theirs).not.toMatch(said.never)
  })

  test("of what is over nothing is to come, and nothing was not used yet", async () => {
    for (const state of ["ended", "one undone before it opened"]) {
      const { patientId, id } = await accessIn(STATES[state]?.[0] ?? "")
      const hers = mainOf((await ask(`/patients/${patientId}/helpers/${id}`, { headers: await as(jeanne) })).text)
      expect(hers).not.toMatch(/si vous ne répondez pas|Pas encore utilisé/)
    }
  })

  test("the home gives the day until which an extended access goes on", async () => {
    const { patientId, id } = await accessIn(STATES["one extended once"]?.[0] ?? "")
    const [row] = await asSuperuser(
      (db) => db<{ day: string }[]>`select to_char(closes_at at time zone 'Europe/Paris', 'FMDD') as day
      from delegations where id = ${id}`,
    )
    const home = mainOf((await ask(`/patients/${patientId}`, { headers: await as(jeanne) })).text)
    expect(/Accès jusqu’au (\d+)/.exec(home)?.[1]).toBe(row?.day)
  })
})
