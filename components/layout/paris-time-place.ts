/** Where the page says whose hours it writes: drawn hidden by the server, shown by the script where it has to be said. */
export const PARIS_TIME = "paris-time"

const HOUR = /(?<!\d)([01]?\d|2[0-3])([ \u00a0\u202f]h([ \u00a0\u202f][0-5]\d)?(?!\p{L})|:[0-5]\d(?!:?\d))/u

/** Whether an hour of the clock stands somewhere in these words, as the portal writes it in either language. */
export const writesHour = (words: string): boolean => HOUR.test(words)
