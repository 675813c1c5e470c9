import { type Person, SIGNED_IN } from "../circle/cast"
import { cookieOf, makeCircle } from "../circle/circle"
import type { Circle } from "../circle/ids"
import { ACTIONS, viewsOf } from "../route-list"
import { ask } from "./client"
import { builtActions, type Form, formFor, formsOf } from "./forms"

/** A form of the circle, where it stands, and who may send it. */
export type Found = { circle: Circle; form: Form; address: string; person: Person }

/** Where the form of each action stands: the place of its page in the list of views, and of the address among its addresses. */
type Places = Map<string, { view: number; address: number }>

type Known = { circle: Circle; places: Places }

/** The circles of this process. Another is made where what was done in each of them has taken a form away. */
const known: Promise<Known>[] = []
/** The same in every circle that is new, so that they are looked for once. */
let found: Promise<Places> | undefined

/** A circle in which nobody has done anything yet. */
export function newCircle(): Promise<Known> {
  const made = makeCircle().then(async (circle) => {
    found ??= findPlaces(circle)
    return { circle, places: await found }
  })
  known.push(made)
  return made
}

async function findPlaces(circle: Circle): Promise<Places> {
  const names = builtActions()
  const places: Places = new Map()
  for (const [view, { viewer, addresses }] of viewsOf(circle).entries()) {
    const pages = await Promise.all(addresses.map((address) => ask(address, { headers: cookieOf(circle, viewer) })))
    for (const [address, { text }] of pages.entries())
      for (const { actionId } of formsOf(text)) {
        const name = names.get(actionId)
        if (name && !places.has(name)) places.set(name, { view, address })
      }
  }
  return places
}

/** The form of this action as it stands now, in the newest circle that still shows it. */
export async function findForm(name: string): Promise<Found> {
  for (const one of known.toReversed()) {
    const { circle, places } = await one
    const form = await formIn(name, circle, places)
    if (form) return form
  }
  return findNewForm(name)
}

/** The form of this action in a circle in which nobody has done anything yet. */
export async function findNewForm(name: string): Promise<Found> {
  const { circle, places } = await newCircle()
  const form = await formIn(name, circle, places)
  if (!form) throw new Error(`No page shows the form of ${name}, and the list does not say what it sends`)
  return form
}

async function formIn(name: string, circle: Circle, places: Places): Promise<Found | null> {
  const place = places.get(name)
  const action = ACTIONS[name]
  const person = SIGNED_IN.find((one) => action?.may.includes(one)) ?? "nobody"
  const filled = (form: Form): Form => ({ ...form, fields: fill(form.fields, action?.fill?.(circle as never) ?? {}) })
  const shownAt = async (address: string, viewer: Person): Promise<Found | null> => {
    const { text } = await ask(address, { headers: cookieOf(circle, viewer) })
    const form = formsOf(text).find(({ actionId }) => builtActions().get(actionId) === name)
    return form ? { circle, form: filled(form), address, person: viewer } : null
  }
  if (action?.state) return shownAt(await action.state(circle as never), person)
  if (place) {
    const view = viewsOf(circle)[place.view]
    return shownAt(view?.addresses[place.address] ?? "", view?.viewer ?? "nobody")
  }
  const otherwise = action?.otherwise?.(circle as never)
  const [id] = [...builtActions()].find(([, exported]) => exported === name) ?? []
  return otherwise && id ? { circle, form: formFor(id, otherwise.sends), address: otherwise.at, person } : null
}

/** The fields of a form with what somebody writes in them; a field that is written is the only one of its name. */
function fill(fields: Form["fields"], written: Record<string, string>): Form["fields"] {
  const kept = fields.filter(([name]) => !Object.hasOwn(written, name))
  return [...kept, ...Object.entries(written)]
}
