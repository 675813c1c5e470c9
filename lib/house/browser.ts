import { importedAs, type Source } from "./sources"

/** What must not travel to a browser: reference data, which is long, and whatever only a server knows. */
const STAYS =
  /^(lib\/(reference|access|request|platform\/configuration)|drizzle\/(reference|client|schema)|server-only$|node:|drizzle-orm|postgres)/

const isClient = ({ text }: Source) => /^\s*["']use client["']/.test(text)
/** An action is called by its address: its own imports stay on the server. */
const isAction = (name: string) => name.endsWith("/actions")

/** The ways from a form or another part of the page that runs in the browser to what should have stayed, a line for each. */
export function whatTravels(files: readonly Source[]): string[] {
  const byName = new Map(files.map((file) => [importedAs(file), file]))
  return files.filter(isClient).flatMap((file) => waysFrom(file, byName).map((way) => way.join(" > ")))
}

function waysFrom(start: Source, byName: ReadonlyMap<string, Source>): string[][] {
  const seen = new Set<string>()
  const found: string[][] = []
  const visit = (file: Source, way: string[]) => {
    for (const { to, isType } of file.imports) {
      if (isType || seen.has(to) || isAction(to)) continue
      seen.add(to)
      if (STAYS.test(to)) found.push([...way, to])
      const next = byName.get(to)
      if (next) visit(next, [...way, to])
    }
  }
  visit(start, [start.path])
  return found
}
