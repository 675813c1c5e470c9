import { describe, expect, test } from "vitest"
import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { noticeOf, presses } from "./presses"
import { BOTH } from "./ways"

/** Jeanne's space, in which Paul noted two medicines and two weights beside hers. */
async function proposed() {
  const [jeanne, paul] = [await newActor("Jeanne Lefèvre"), await newActor("Paul Garnier")]
  const patientId = await newPatient(jeanne)
  const permissions = ["view:medications", "add:medications", "view:measures", "add:measures"]
  await newDelegation(jeanne, patientId, paul, { permissions })
  const home = `/patients/${patientId}`
  const [hers, his] = [presses(await as(jeanne), "without script"), presses(await as(paul), "without script")]
  await hers.does(`${home}/profile/medications/add`, "addLine", { label: "Doliprane" })
  await hers.does(`${home}/measures/weight`, "addMeasure", { value: "70,5", measuredAt: "" })
  for (const label of ["Kardegic", "Tahor"]) await his.does(`${home}/profile/medications/add`, "addLine", { label })
  for (const value of ["71,5", "72,5"]) await his.does(`${home}/measures/weight`, "addMeasure", { value, measuredAt: "" })
  return { home, headers: await as(jeanne) }
}

const LISTS = [
  {
    what: "medicines",
    at: "/profile/medications",
    acts: ["confirmLine", "refuseLine"],
    others: ["Tahor", "Kardegic"],
    hers: "Doliprane",
  },
  { what: "measures", at: "/measures", acts: ["confirmMeasure", "refuseMeasure"], others: ["72,5", "71,5"], hers: "70,5" },
] as const

describe("What waits for an answer", () => {
  for (const [place, { what, at, acts, others, hers }] of LISTS.entries())
    test(`is all that the home leads to, and is answered one by one there: ${what}`, async () => {
      const { home, headers } = await proposed()
      const waiting = `${home}${at}?waiting=1`
      expect((await ask(home, { headers })).text).toContain(`href="${waiting}"`)
      const list = mainOf((await ask(waiting, { headers })).text)
      for (const other of others) expect(list).toContain(other)
      expect(list).not.toContain(hers)
      const press = presses(headers, BOTH[place % 2] ?? "without script")
      const first = await press.does(waiting, acts[0])
      expect(first.at).toContain(waiting)
      expect(noticeOf(first.page).said.trim()).not.toBe("")
      const left = mainOf(first.page.text)
      expect([left.includes(others[0]), left.includes(others[1])]).toEqual([false, true])
      const second = await press.does(waiting, acts[1])
      expect(second.at).toContain(waiting)
      expect(mainOf(second.page.text)).toContain("Plus rien n’attend de réponse ici")
      expect(noticeOf(second.page).forms).toHaveLength(1)
    })
})
