/** Puts values into a sentence of a mail or of a consent text: `{name}` becomes the value called `name`. */
export function fillIn(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "")
}
