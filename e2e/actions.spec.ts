import { type APIRequestContext, expect } from "@playwright/test"
import { ACTIONS } from "./action-list"
import { countRefusals, fingerprint } from "./fingerprint"
import { builtActions, callAction, type Form, formFor, formsOf, sendForm } from "./forms"
import { type Circle, cookieOf, makeCircle, type Person, SIGNED_IN, test as withPeople } from "./people"
import { viewsOf } from "./routes"

type Found = { form: Form; address: string; person: Person }
type Fixtures = { found: (name: string) => Found }

const ORIGIN = process.env.RELAIS_URL ?? ""
const WAYS = { "without script": sendForm, "with script": callAction }

/** Each worker finds every form once, on the pages of whoever may fill it in. */
const test = withPeople.extend<object, Fixtures>({
  found: [
    async ({ circle, playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: ORIGIN })
      const forms = await findForms(request, circle)
      await request.dispose()
      await use((name) => formOf(name, forms, circle))
    },
    { scope: "worker" },
  ],
})

async function findForms(request: APIRequestContext, circle: Circle): Promise<Map<string, Found>> {
  const names = builtActions()
  const found = new Map<string, Found>()
  for (const { viewer, addresses } of viewsOf(circle)) {
    for (const address of addresses) {
      const html = await (await request.get(address, { headers: cookieOf(circle, viewer) })).text()
      for (const form of formsOf(html)) {
        const name = names.get(form.actionId)
        if (name && !found.has(name)) found.set(name, { form, address, person: viewer })
      }
    }
  }
  return found
}

function formOf(name: string, forms: Map<string, Found>, circle: Circle): Found {
  const known = forms.get(name)
  if (known) return known
  const [id] = [...builtActions()].find(([, exported]) => exported === name) ?? []
  const otherwise = ACTIONS[name]?.otherwise?.(circle)
  if (!id || !otherwise) throw new Error(`No page shows the form of ${name}, and the list does not say what it sends`)
  return { form: formFor(id, otherwise.sends), address: otherwise.at, person: "patient" }
}

for (const [name, { may }] of Object.entries(ACTIONS)) {
  const others = [...SIGNED_IN, "nobody" as const].filter((person) => !may.some((one) => one === person))

  test(`${name}: nobody else can set it off with the form of whoever may`, async ({ request, circle, found }) => {
    const { form, address } = found(name)
    const isOfPatient = form.fields.some(([field]) => field === "patientId")
    const before = await fingerprint(circle)
    for (const person of others) {
      for (const [way, send] of Object.entries(WAYS)) {
        const response = await send(request, { address, form, headers: { ...cookieOf(circle, person), origin: ORIGIN } })
        expect.soft(response.status(), `${person}, ${way}`).toBeLessThan(500)
      }
    }
    // The same knock within ten minutes is one line.
    const kept = await countRefusals(circle)
    const untraced = SIGNED_IN.filter((person) => others.includes(person) && kept[person] === 0)
    expect.soft(isOfPatient ? untraced : []).toEqual([])
    expect(await fingerprint(circle)).toBe(before)
  })

  test(`${name}: another site cannot set it off in the name of whoever may`, async ({ request, circle, found }) => {
    const { form, address, person } = found(name)
    const before = await fingerprint(circle)
    for (const origin of ["https://elsewhere.example", "null", `${ORIGIN}.elsewhere.example`]) {
      for (const [way, send] of Object.entries(WAYS)) {
        const response = await send(request, { address, form, headers: { ...cookieOf(circle, person), origin } })
        expect.soft(response.status(), `${origin}, ${way}`).toBeGreaterThanOrEqual(400)
        expect.soft(response.status(), `${origin}, ${way}`).toBeLessThan(500)
      }
    }
    expect(await fingerprint(circle)).toBe(before)
  })
}

test("An action that does not exist is not found, and changes nothing", async ({ request, circle, found }) => {
  const { address } = found("draftInvitation")
  const before = await fingerprint(circle)
  const headers = { ...cookieOf(circle, "patient"), origin: ORIGIN }
  for (const id of ["7f".padEnd(42, "0"), "x", "__proto__", "../../etc/passwd"]) {
    const form = formFor(id, { patientId: circle.patientId })
    for (const [way, send] of Object.entries(WAYS)) {
      const response = await send(request, { address, form, headers })
      expect.soft(response.status(), `${id}, ${way}`).toBeGreaterThanOrEqual(400)
      expect.soft(response.status(), `${id}, ${way}`).toBeLessThan(500)
    }
  }
  expect(await fingerprint(circle)).toBe(before)
})

test("The patient's own form does set it off, with and without script", async ({ request }) => {
  const circle = await makeCircle()
  const address = `/patients/${circle.patientId}/shared-sign-in`
  const headers = { ...cookieOf(circle, "patient"), origin: ORIGIN }
  const [form] = formsOf(await (await request.get(address, { headers })).text())
  if (!form) throw new Error("There is no form")
  for (const send of Object.values(WAYS)) {
    const before = await fingerprint(circle)
    const response = await send(request, { address, form, headers })
    expect(response.headers()["x-action-redirect"] ?? response.headers().location).toMatch(/\/invite\/[\w-]+\/who/)
    expect(await fingerprint(circle)).not.toBe(before)
  }
})
