import { KEPT_COOKIE } from "./cookies"
import { untilOf } from "./kept-words"

/** A browser keeps some four thousand signs in one cookie. */
const PIECE = 3800
const PLACES = [0, 1, 2]
/** Of one page. */
export const MOST_SIGNS = PIECE * PLACES.length
/** Of all pages: they go with every request, whose head a server reads to 32 KiB. */
const MOST_SIGNS_IN_ALL = 4 * PIECE
const MOST_PAGES = 6

type Cookie = { name: string; value: string }

const NAME = new RegExp(`^${KEPT_COOKIE}-([\\w-]+)-\\d$`)
const nameOf = (mark: string, place: number) => `${KEPT_COOKIE}-${mark}-${place}`

/** Whether a cookie holds words that were typed and not sent. */
export const isKeptName = (name: string) => NAME.test(name)

/** The sealed words of a page, which is known by its mark; empty for none. */
export function readPage(jar: readonly Cookie[], mark: string): string {
  return PLACES.map((place) => jar.find(({ name }) => name === nameOf(mark, place))?.value ?? "").join("")
}

/**
 * The cookies to set so that the words of a page are kept beside those of the pages of other tabs, an empty one to be taken
 * away: where there is no room for all, the oldest go.
 */
export function keepPage(jar: readonly Cookie[], mark: string, sealed: string): Cookie[] {
  const marks = new Set(jar.flatMap(({ name }) => NAME.exec(name)?.[1] ?? []))
  marks.delete(mark)
  const others = [...marks].map((other) => ({ mark: other, sealed: readPage(jar, other) }))
  let room = MOST_SIGNS_IN_ALL - sealed.length
  const gone = others
    .sort((a, b) => untilOf(b.sealed) - untilOf(a.sealed))
    .filter((other, place) => {
      room -= other.sealed.length
      return room < 0 || place >= MOST_PAGES - 1
    })
  return [...gone.flatMap((other) => forgetPage(jar, other.mark)), ...piecesOf(jar, mark, sealed)]
}

/** The cookies to take away so that nothing of a page is kept. */
export const forgetPage = (jar: readonly Cookie[], mark: string): Cookie[] => piecesOf(jar, mark, "")

function piecesOf(jar: readonly Cookie[], mark: string, sealed: string): Cookie[] {
  const pieces = PLACES.map((place) => ({
    name: nameOf(mark, place),
    value: sealed.slice(place * PIECE, (place + 1) * PIECE),
  }))
  return pieces.filter(({ name, value }) => value || jar.some((cookie) => cookie.name === name))
}
