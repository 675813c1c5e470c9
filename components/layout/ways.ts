import { entryOf, type Section } from "@/lib/access/sections"
import { PLACES, type Place } from "@/lib/access/sections/entry"
import type { Gesture } from "@/lib/space/rules"
import type { IconName } from "../ui/icon"

/** Somewhere to go, by its name. */
export type Way = { href: string; label: string; icon: IconName; isCurrent?: boolean; unread?: number }

/** Whose space one is in, as the bars say it: one's own, somebody else's, or a record in care. */
type Whose = "own" | "other" | "care"

/** The sections of a space that somebody finds something in, and which of them the page is of; `home` is the first page. */
export type SpaceFrame = {
  patientId: string
  /** Where its pages stand when they are not the space's own: in the preview, which has no first page. */
  base?: string
  givenName: string
  whose: Whose
  sections: readonly Section[]
  /** What they may do here in one gesture; nothing in the preview, where nothing is done. */
  gestures?: readonly Gesture[]
  /** How many messages who looks has not read, of those that are there for them. */
  unread?: number
  current?: Section | "home"
}

/** Whose space it is for who looks. */
export const whoseOf = ({ isOwn, inCare }: { isOwn: boolean; inCare: unknown }): Whose =>
  inCare ? "care" : isOwn ? "own" : "other"

type Say = (key: string, values?: Record<string, string>) => string

const ICONS: Record<Place, IconName> = {
  documents: "document",
  health: "health",
  appointments: "calendar",
  messages: "message",
  help: "circle",
  more: "more",
}

/** On a telephone so many of these stand in the bar, the first of them before the others; the rest is under "Plus", so that five things have room whatever is added. */
const IN_THUMB_REACH: readonly (Place | "home")[] = ["home", "documents", "health", "messages", "appointments"]
const MOST_IN_REACH = 4

type Ways = { bar: Way[]; thumb: Way[]; more: Way[]; gestures: Way[] }

/** The ways of a space, all from the registry: the bar, what of it a telephone shows, what is under "Plus", and the gestures. */
export function waysOf(frame: SpaceFrame, t: Say): Ways {
  const placed = frame.whose === "care" ? careWays(frame, t) : placeWays(frame, t)
  const bar = [...(frame.base ? [] : [homeWay(frame, t)]), ...placed.filter(({ place }) => place !== "more")]
  // A record in care keeps its whole bar in sight on a telephone too: nothing of it goes under "Plus".
  const reach = IN_THUMB_REACH.filter((place) => bar.some((way) => way.place === place)).slice(0, MOST_IN_REACH)
  const near = bar.filter(({ place }) => reach.includes(place))
  const isNear = (way: Placed) => frame.whose === "care" || near.includes(way)
  const further = placed.filter(({ place }) => place === "more")
  // The first page of a space holds the same in a card of its own; that of a record has none.
  const isInCard = frame.current === "home" && frame.whose !== "care"
  const gestures = isInCard ? [] : gestureWays(frame, t)
  return { bar, thumb: bar.filter(isNear), more: [...bar.filter((way) => !isNear(way)), ...further], gestures }
}

const GESTURES: Record<Gesture, { path: string; icon: IconName }> = {
  code: { path: "care-circle/code", icon: "key" },
  add: { path: "documents/add", icon: "upload" },
  search: { path: "search", icon: "search" },
}

/** The way to each gesture, by the same name on the first page and on any other. */
export function gestureWays({ patientId, gestures = [] }: Pick<SpaceFrame, "patientId" | "gestures">, t: Say) {
  return gestures.map((gesture) => {
    const { path, icon } = GESTURES[gesture]
    return { gesture, href: `/patients/${patientId}/${path}`, label: t(`gestures.${gesture}`), icon }
  })
}

type Placed = Way & { place: Place | "home" }

function homeWay({ patientId, whose, current }: SpaceFrame, t: Say): Placed {
  const isCare = whose === "care"
  const isCurrent = current === "home" || (isCare && current !== undefined && isOnSynthesis(current))
  const label = t(`bar.${whose}.home`)
  return { place: "home", href: `/patients/${patientId}`, label, icon: isCare ? "plan" : "home", isCurrent }
}

const folderOf = ({ patientId, base = `/patients/${patientId}` }: SpaceFrame, section: Section) =>
  `${base}/${entryOf(section).page?.folder}`
const placeOf = (section: Section) => entryOf(section).page?.place

/** The person's own bar, and that of who helps: a place each, which leads to the first of its sections. */
function placeWays(frame: SpaceFrame, t: Say): Placed[] {
  return PLACES.flatMap((place): Placed[] => {
    const of = frame.sections.filter((section) => placeOf(section) === place)
    if (of.length === 0) return []
    return place === "more" ? of.map((section) => sectionWay(frame, section, t)) : [placeWay(frame, place, of, t)]
  })
}

/** One place, which leads to the first of its sections. */
function placeWay(frame: SpaceFrame, place: Place, of: readonly Section[], t: Say): Placed {
  const { whose, givenName, current } = frame
  const label = t(`bar.${whose}.${place}`, { givenName })
  const isCurrent = of.some((section) => section === current)
  const href = of[0] ? folderOf(frame, of[0]) : ""
  return { place, href, label, icon: ICONS[place], isCurrent, ...unreadOf(frame, place) }
}

/** How much is unread behind a way, where it is that of the messages and something is. */
const unreadOf = ({ unread = 0 }: SpaceFrame, place: Place) => (place === "messages" && unread > 0 ? { unread } : {})

/**
 * A professional's bar: a section each, because he reads one thing and not another. What is kept of the person's health stands
 * on the synthesis, which leads to it; measures have a way of their own.
 */
function careWays(frame: SpaceFrame, t: Say): Placed[] {
  return frame.sections.filter((section) => !isOnSynthesis(section)).map((section) => sectionWay(frame, section, t))
}

const isOnSynthesis = (section: Section) => placeOf(section) === "health" && section !== "measures"

function sectionWay(frame: SpaceFrame, section: Section, t: Say): Placed {
  const { icon } = entryOf(section)
  const label = t(`bar.${frame.whose}.${section}`, { givenName: frame.givenName })
  return {
    place: placeOf(section) ?? "more",
    href: folderOf(frame, section),
    label,
    icon: icon as IconName,
    isCurrent: section === frame.current,
    ...unreadOf(frame, placeOf(section) ?? "more"),
  }
}

/** How the bar calls what leads to this section, where it is not under "Plus" or on the synthesis. */
export function placeNameOf(frame: Pick<SpaceFrame, "whose" | "givenName">, section: Section, t: Say): string | undefined {
  const { whose, givenName } = frame
  const place = placeOf(section)
  if (place === "more" || (whose === "care" && isOnSynthesis(section))) return undefined
  return t(`bar.${whose}.${whose === "care" ? section : place}`, { givenName })
}

/** The sections that share the place of this one, when there are several: the tabs under their heading. */
export function neighboursOf(frame: Pick<SpaceFrame, "sections">, section: Section): Section[] {
  const of = frame.sections.filter((other) => placeOf(other) === placeOf(section))
  return of.length > 1 ? of : []
}
