import { beforeAll, describe, expect, test } from "vitest"
import { asSuperuser } from "@/lib/access/testing"
import { withBystanders } from "../circle/bystanders"
import { type Person, SIGNED_IN } from "../circle/cast"
import { cookieOf } from "../circle/circle"
import { countRefusals, fingerprint } from "../circle/fingerprint"
import type { Circle } from "../circle/ids"
import { ACTIONS } from "../route-list"
import { ask, portal } from "./client"
import { type Form, formFor, formsOf } from "./forms"
import { type Found, findForm, findNewForm, newCircle } from "./found-forms"
import { BOTH, send, WAYS, type Way } from "./ways"

/** Who of these, all new in this circle, was refused nothing that is kept. */
async function leftNoTrace({ actors }: Pick<Circle, "actors">, others: readonly Person[]): Promise<Person[]> {
  const kept = await countRefusals(actors)
  return SIGNED_IN.filter((person) => person !== "patient" && others.includes(person) && kept[person] === 0)
}

/**
 * The form of whoever may, sent by everybody else: nothing changes, and each of them leaves a trace of having asked. Gives the
 * fingerprint that the circle has before and after.
 */
async function expectRefusedToOthers(found: Found, others: Person[]): Promise<string> {
  const { form, circle } = found
  const isOfPatient = form.fields.some(([field]) => field === "patientId")
  const around = await withBystanders(circle)
  const before = await fingerprint(circle)
  const replies = await Promise.all(
    others.flatMap((person) => BOTH.map(async (way) => ({ person, way, ...(await send(found, cookieOf(around, person), way)) }))),
  )
  for (const { person, way, status } of replies) expect.soft(status, `${person}, ${way}`).toBeLessThan(500)
  expect.soft(isOfPatient ? await leftNoTrace(around, others) : [], "left no trace").toEqual([])
  expect(await fingerprint(circle)).toBe(before)
  return before
}

/** Whether the very same form does change something of what is kept so far when it comes from who may. */
async function doesChange(found: Found, way: Way, before: string): Promise<boolean> {
  await send(found, cookieOf(found.circle, found.person), way)
  return (await fingerprint(found.circle)) !== before
}

// Everybody and every page, before the first form is looked for.
beforeAll(() => newCircle(), 300_000)

describe("An action", () => {
  for (const [place, [name, { may, changesNothing }]] of Object.entries(ACTIONS).entries()) {
    const others = [...SIGNED_IN, "nobody" as const].filter((person) => !may.some((one) => one === person))
    const way = BOTH[place % 2] ?? "without script"

    test(`${name} is set off by the form of whoever may, and by nobody else with it`, async () => {
      const found = await findForm(name)
      const before = await expectRefusedToOthers(found, others)
      if (changesNothing || (await doesChange(found, way, before))) return
      // What other actions did in this circle may have made the form too old: in another one there is no excuse.
      const fresh = await findNewForm(name)
      const freshBefore = await expectRefusedToOthers(fresh, others)
      expect(await doesChange(fresh, way, freshBefore), `${way}, it changes something`).toBe(true)
    })
  }
})

test("A refusal that left no trace would be seen", async () => {
  const found = await findForm("draftInvitation")
  const around = await withBystanders(found.circle)
  const others: Person[] = ["caregiver", "stranger"]
  for (const person of others) await send(found, cookieOf(around, person), "without script")
  expect(await leftNoTrace(around, others)).toEqual([])
  await asSuperuser((sql) =>
    sql.begin(async (tx) => {
      // Nobody may take a line away: the trigger that refuses it stands aside for this transaction.
      await tx`set local session_replication_role = replica`
      await tx`delete from audit_events where actor_account_id = ${around.actors.caregiver.accountId} and outcome = 'refused'`
    }),
  )
  expect(await leftNoTrace(around, others)).toEqual(["caregiver"])
})

test("An action that does not exist is not found, and changes nothing", async () => {
  const found = await findForm("draftInvitation")
  const { circle } = found
  const before = await fingerprint(circle)
  for (const id of ["7f".padEnd(42, "0"), "x", "__proto__", "../../etc/passwd"]) {
    const form = formFor(id, { patientId: circle.patientId })
    for (const way of BOTH) {
      const { status } = await send({ ...found, form }, cookieOf(circle, "patient"), way)
      expect.soft(status, `${id}, ${way}`).toBeGreaterThanOrEqual(400)
      expect.soft(status, `${id}, ${way}`).toBeLessThan(500)
    }
  }
  expect(await fingerprint(circle)).toBe(before)
})

test("The patient's own form leads her on, with and without script", async () => {
  const { circle } = await newCircle()
  const address = `/patients/${circle.patientId}/helpers/invite`
  const headers = { ...cookieOf(circle, "patient"), origin: portal() }
  const [form] = formsOf((await ask(address, { headers })).text)
  if (!form) throw new Error("There is no form")
  const kept = form.fields.filter(([field]) => field !== "name" && field !== "relation")
  const written: Form = { ...form, fields: [...kept, ["name", "Paul Garnier"], ["relation", "neighbour"]] }
  for (const by of Object.values(WAYS)) {
    const reply = await by({ address, form: written, headers })
    expect(reply.headers["x-action-redirect"] ?? reply.headers.location).toMatch(/\/invite\/[\w-]+\/purpose/)
  }
})
