/** What is pressed or followed, and has a name of its own besides the words that it shows. */
const NAMED = /<(a|button|summary|label)\b([^>]*\saria-label="([^"]*)"[^>]*)>([\s\S]*?)<\/\1>/g
/** What is drawn, or only heard. */
const UNSEEN = /<svg[\s\S]*?<\/svg>|<(\w+)[^>]*\b(?:aria-hidden="true"|class="[^"]*\bsr-only\b[^"]*")[^>]*>[\s\S]*?<\/\1>/g
/** What is drawn and not heard. */
const UNHEARD = /<svg[\s\S]*?<\/svg>|<(\w+)[^>]*\baria-hidden="true"[^>]*>[\s\S]*?<\/\1>/g

const plain = (text: string) =>
  text
    .replace(/<[^>]+>/g, " ")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim()
    .toLowerCase()

/**
 * What is named aloud otherwise than it is read: whoever speaks to the browser says the words that stand there, and the name
 * begins with them (WCAG 2.5.3).
 */
export function misnamed(html: string): string[] {
  return [...html.matchAll(NAMED)].flatMap(([, , , name = "", inside = ""]) => {
    const shown = plain(inside.replace(UNSEEN, " "))
    return plain(name).startsWith(shown) ? [] : [`"${shown}" is named "${name}"`]
  })
}

const attributeOf = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]

/** What is heard of a link or a button: its name of its own, else all that stands in it, the text of a picture too. */
function heard(tag: string, inside: string): string {
  const pictured = inside.replace(UNHEARD, " ").replace(/<img\b[^>]*\salt="([^"]*)"[^>]*>/g, " $1 ")
  return plain(attributeOf(tag, "aria-label") ?? pictured)
}

type Way = { name: string; to: string }

const withoutScripts = (html: string) => html.replace(/<script[\s\S]*?<\/script>/g, "")

/** Every link of the page with where it leads. */
const linksOf = (html: string): Way[] =>
  [...withoutScripts(html).matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].flatMap(([, tag = "", inside = ""]) => {
    const to = attributeOf(tag, "href")
    return to === undefined ? [] : [{ name: heard(tag, inside), to }]
  })

/** What React numbers the forms of a page by, and what changes when the same thing is read again. */
const NUMBERED = /^\$ACTION_(KEY|REF|\d+:1)|^version=/

/** What a button sends: the fields of its form that nobody writes, and its own value. */
const buttonsOf = (html: string): Way[] =>
  [...withoutScripts(html).matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, form = "", inside = ""]) => {
    const hidden = [...inside.matchAll(/<input\b[^>]*\stype="hidden"[^>]*>/g)].map(
      ([field]) => `${attributeOf(field, "name")}=${attributeOf(field, "value")}`,
    )
    const given = hidden.filter((field) => !NUMBERED.test(field)).map((field) => field.replace(/^\$ACTION_\d+:/, "$ACTION:"))
    return [...inside.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(([, tag = "", words = ""]) => ({
      name: heard(tag, words),
      to: [attributeOf(form, "action"), attributeOf(tag, "formaction"), attributeOf(tag, "value"), ...given].join(" "),
    }))
  })

/** The names that stand for more than one thing. */
function shared(ways: readonly Way[]): string[] {
  const places = new Map<string, Set<string>>()
  for (const { name, to } of ways) places.set(name, (places.get(name) ?? new Set()).add(to))
  return [...places].flatMap(([name, to]) => (to.size > 1 ? [`"${name}" is the name of ${[...to].join(" and of ")}`] : []))
}

/**
 * Links that are called the same and lead elsewhere, buttons that are called the same and send something else: whoever hears
 * them one after another, out of the rows in which they stand, could not tell them apart (WCAG 2.4.9).
 */
export const calledAlike = (html: string): string[] => [...shared(linksOf(html)), ...shared(buttonsOf(html))]
