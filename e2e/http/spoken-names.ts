/** What is pressed or followed, and has a name of its own besides the words that it shows. */
const NAMED = /<(a|button|summary|label)\b([^>]*\saria-label="([^"]*)"[^>]*)>([\s\S]*?)<\/\1>/g
/** What is drawn, or only heard. */
const UNSEEN = /<svg[\s\S]*?<\/svg>|<(\w+)[^>]*\b(?:aria-hidden="true"|class="[^"]*\bsr-only\b[^"]*")[^>]*>[\s\S]*?<\/\1>/g

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
