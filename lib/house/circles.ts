import { importedAs, type Source } from "./sources"

/** The groups of nodes that lead back to themselves, each in the order of its names (Tarjan's strongly connected components). */
function circlesOf(next: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const seen = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const found: string[][] = []
  const visit = (node: string) => {
    const order = seen.size
    seen.set(node, order)
    low.set(node, order)
    open.push(node)
    for (const to of next.get(node) ?? []) {
      if (!seen.has(to)) visit(to)
      if (open.includes(to)) low.set(node, Math.min(low.get(node) ?? 0, low.get(to) ?? 0))
    }
    if (low.get(node) !== order) return
    const circle = open.splice(open.indexOf(node))
    if (circle.length > 1) found.push(circle.sort())
  }
  for (const node of next.keys()) if (!seen.has(node)) visit(node)
  return found
}

/** Files that import each other in a circle, an import of a type alone counted too. */
export function circlesOfFiles(files: readonly Source[]): string[][] {
  return circlesOf(new Map(files.map((file) => [importedAs(file), new Set(file.imports.map(({ to }) => to))])))
}

/** Rooms of `lib` that import each other in a circle. The registry of sections is a room: whatever knows of sections reads it. */
export function circlesOfRooms(files: readonly Source[]): string[][] {
  const next = new Map<string, Set<string>>()
  for (const { path, imports } of files) {
    const from = roomOf(path)
    if (!from) continue
    const others = imports.flatMap(({ to }) => roomOf(to) ?? []).filter((room) => room !== from)
    next.set(from, new Set([...(next.get(from) ?? []), ...others]))
  }
  return circlesOf(next)
}

/** The room of `lib` in which a file stands, or null outside of it. */
export function roomOf(path: string): string | null {
  if (/^lib\/access\/sections\b/.test(path)) return "access/sections"
  return /^lib\/([\w-]+)/.exec(path)?.[1] ?? null
}
