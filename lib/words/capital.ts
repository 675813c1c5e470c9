/** The same words with a capital at their head, as they begin a line: days, months, professions. */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase("fr") + words.slice(1)
}
