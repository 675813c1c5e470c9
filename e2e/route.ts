import type { Permission } from "@/lib/access/sections"
import type { Person, SignedIn } from "./circle/cast"
import type { Circle } from "./circle/ids"

/** What a door answers: `missing` is the page that says which permission is missing and whom to ask. */
export type Answer = "shown" | "missing" | "not-found" | "sign-in" | "moved" | "forbidden" | "unauthorised"

/** Whose page it is, where it is not of a record: everybody's, whoever is signed in, those of one face, or these people's. */
export type Audience = "everybody" | "signed-in" | "citizens" | "professionals" | "reviewers" | readonly SignedIn[]

export type Ids = Record<string, string>

/** `Made` is what the area adds to the circle. */
export type Route<Made extends Ids = Ids> = {
  /** The address as Next knows it, groups left out. */
  pattern: string
  /** Its main heading for somebody who may see it; absent for a route handler. */
  heading?: string | RegExp
  /** What it asks of the policy: who is shown it follows from there. */
  needs?: readonly Permission[]
  for?: Audience
  /** What those are answered who may; a page is shown unless it says otherwise. */
  answer?: "shown" | "moved" | "sign-in"
  /** Where somebody is answered otherwise than the policy alone would have it, and why is said beside. */
  except?: Partial<Record<Person, Answer>>
  /** What stands for the ids in its address, where it is not what the circle calls by the same name. */
  ids?: (circle: Circle & Made) => Ids
  query?: string
  /** The same page in other states, for what only looks at it. */
  also?: (circle: Circle & Made) => string[]
  /** Looked at by somebody else besides, who finds another form there. */
  alsoBy?: { person: Person; ids?: (circle: Circle & Made) => Ids }
  /** What its form refuses, where nothing at all is taken. */
  wrong?: Record<string, string>
  /** Who looks at it, where it is not the first who may. */
  seenBy?: Person
  /** A route handler that changes something is asked by a form of ours. */
  method?: "POST"
  /** Whoever asks it is signed out. */
  endsSession?: boolean
}

type Input = Record<string, string>

/** Who may set off an action with these very words. */
export type Action<Made extends Ids = Ids> = {
  may: SignedIn[]
  /** What a person writes or chooses in its form; the rest is as the page gives it. */
  fill?: (circle: Circle & Made) => Input
  /** Brings about what no page of the circle shows, and says where its form stands then. */
  state?: (circle: Circle & Made) => Promise<string>
  /** Its form, where no page of the circle shows it. */
  otherwise?: (circle: Circle & Made) => { at: string; sends: Input }
  /** Why it changes nothing of the circle even for whoever may set it off. */
  changesNothing?: string
}

/** One part of the portal: its pages, its handlers, its actions, and what they need that the circle has not. */
export type Area<Made extends Ids = Ids> = {
  make?: (circle: Circle) => Promise<Made>
  routes: Route<Made>[]
  actions?: Record<string, Action<Made>>
}

/** A file of `routes/` exports its area, and is found there: nothing else names it. */
export const area = <Made extends Ids = Record<never, string>>(it: Area<Made>): Area<Made> => it

type Over<Made extends Ids> = Omit<Route<Made>, "pattern" | "heading" | "needs" | "for">

export const page = <Made extends Ids>(
  pattern: string,
  heading: string | RegExp,
  audience: Audience,
  over: Over<Made> = {},
): Route<Made> => ({ pattern, heading, for: audience, ...over })

/** A page of one space, at `/patients/[patientId]…`. */
export const inSpace = <Made extends Ids>(
  rest: string,
  heading: string | RegExp,
  needs: readonly Permission[],
  over: Over<Made> = {},
): Route<Made> => ({ pattern: `/patients/[patientId]${rest}`, heading, needs, ...over })

export const handler = <Made extends Ids>(pattern: string, audience: Audience, over: Over<Made> = {}): Route<Made> => ({
  pattern,
  for: audience,
  ...over,
})

export const handlerInSpace = <Made extends Ids>(
  rest: string,
  needs: readonly Permission[],
  over: Over<Made> = {},
): Route<Made> => space(`/patients/[patientId]${rest}`, needs, over)

/** A handler of one space, wherever its address stands. */
export const space = <Made extends Ids>(pattern: string, needs: readonly Permission[], over: Over<Made> = {}): Route<Made> => ({
  pattern,
  needs,
  ...over,
})

/** Where the circle finds it. */
export function addressOf(route: Route, circle: Circle, ids: Ids = route.ids?.(circle as Circle & Ids) ?? {}): string {
  const known = { ...(circle as unknown as Ids), ...ids }
  const path = route.pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    const id = known[name]
    if (typeof id !== "string") throw new Error(`${route.pattern}: the circle has no ${name}`)
    return id
  })
  return `${path}${route.query ?? ""}`
}
