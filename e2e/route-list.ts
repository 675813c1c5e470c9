import { AREAS } from "./areas"
import type { Person } from "./circle/cast"
import type { Circle } from "./circle/ids"
import { expectedAnswer } from "./expected"
import { type Action, addressOf, type Route } from "./route"

export const ROUTES: Route[] = AREAS.flatMap(({ routes }) => routes)

/** Everything that a form can set off, by the name that its file exports. */
export const ACTIONS: Record<string, Action> = Object.fromEntries(AREAS.flatMap(({ actions = {} }) => Object.entries(actions)))

export const PAGES = ROUTES.filter(({ heading }) => heading !== undefined)

const LOOKERS: Person[] = ["patient", "caregiver", "stranger", "professional", "teamProfessional", "reviewer", "nobody"]

/** Who looks at a page, where nothing else is said: the first who may. */
const viewerOf = (route: Route): Person =>
  route.seenBy ?? LOOKERS.find((person) => expectedAnswer(route, person) === "shown") ?? "nobody"

/** A page of the circle, as somebody looks at it, at every address at which to look. */
export type View = { route: Route; viewer: Person; addresses: string[] }

/** The pages, each with who looks at it and every address at which to look. */
export const viewsOf = (circle: Circle): View[] =>
  PAGES.flatMap((route) => {
    const own = {
      route,
      viewer: viewerOf(route),
      addresses: [addressOf(route, circle), ...(route.also?.(circle as never) ?? [])],
    }
    const { alsoBy } = route
    if (!alsoBy) return [own]
    return [own, { route, viewer: alsoBy.person, addresses: [addressOf(route, circle, alsoBy.ids?.(circle as never))] }]
  })
