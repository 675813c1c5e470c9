import { describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

/** What a row of an access is set to, and what is then said of it: to the patient, to who helps, or what never is. */
type Said = { jeanne: string; claire: string; never: RegExp }
const NOW_OR_LATER = /peut voir|pouvez voir|pourra voir|pourrez voir/

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
    { jeanne: "Avant la pause, Claire Lefèvre voyait", claire: "Avant la pause, vous pouviez voir", never: NOW_OR_LATER },
  ],
  ended: [
    "status = 'ended', ended_at = now(), end_reason = 'patient_request'",
    { jeanne: "Claire Lefèvre pouvait voir", claire: "Cet accès a pris fin", never: NOW_OR_LATER },
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

/** Jeanne's page and Claire's of an access that stands so; a person holds one space, so each is of people of their own. */
async function pagesIn(sets: string) {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const id = await newDelegation(jeanne, patientId, claire)
  if (sets)
    await asSuperuser((db) =>
      db.unsafe(
        `set session_replication_role = replica; update delegations set ${sets} where id = '${id}'; reset session_replication_role`,
      ),
    )
  const read = async (who: Actor, address: string) => mainOf((await ask(address, { headers: await as(who) })).text)
  return {
    id,
    home: () => read(claire, `/patients/${patientId}`),
    hers: await read(jeanne, `/patients/${patientId}/helpers/${id}`),
    theirs: await read(claire, `/helping/${id}`),
    preview: () => read(jeanne, `/patients/${patientId}/preview/${id}/documents`),
  }
}

describe("What an access gives is said in the tense of its state, to both sides", () => {
  test.each(Object.entries(STATES))("%s", async (_state, [sets, said]) => {
    const { hers, theirs } = await pagesIn(sets)
    expect(hers).toContain(said.jeanne)
    expect(theirs).toContain(said.claire)
    expect(hers).not.toMatch(said.never)
    expect(theirs).not.toMatch(said.never)
  })

  test("of what is over nothing is to come, and nothing was not used yet", async () => {
    for (const state of ["ended", "one undone before it opened"]) {
      const { hers } = await pagesIn(STATES[state]?.[0] ?? "")
      expect(hers).not.toMatch(/si vous ne répondez pas|Pas encore utilisé/)
    }
  })

  test.each([
    ["open", /Claire Lefèvre le voit<[\s\S]*ce que voit Claire Lefèvre aujourd’hui/],
    ["one that awaits an answer", /Claire Lefèvre le verra<[\s\S]*Rien n’est encore ouvert/],
    ["waiting", /Claire Lefèvre le verra<[\s\S]*Rien n’est encore ouvert/],
    ["paused", /Claire Lefèvre ne voit rien en ce moment/],
    ["ended", /Pas d’aperçu d’un accès terminé/],
    ["one undone before it opened", /Pas d’aperçu d’un accès terminé/],
  ])("the look through somebody’s eyes says so too: %s", async (state, said) => {
    const preview = await (await pagesIn(STATES[state]?.[0] ?? "")).preview()
    expect(preview).toMatch(said)
    if (state !== "open") expect(preview).not.toContain("aujourd’hui")
  })

  test("the home says to who helps until which day an extended access goes on", async () => {
    const { id, home } = await pagesIn(STATES["one extended once"]?.[0] ?? "")
    const [row] = await asSuperuser(
      (db) => db<{ day: string }[]>`select to_char(closes_at at time zone 'Europe/Paris', 'FMDD') as day
      from delegations where id = ${id}`,
    )
    expect(/Votre accès va jusqu’au (\d+)/.exec(await home())?.[1]).toBe(row?.day)
  })
})
