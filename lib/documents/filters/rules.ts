import type { DocumentFilters } from "../schema"

/** The filters as an address holds them, with some of them changed; a changed filter begins at the first page again. */
export function filterQuery(
  filters: DocumentFilters,
  change: Partial<Record<keyof DocumentFilters, string | undefined>> = {},
): string {
  const { group, year, author, unread, q } = filters
  const all = { q, group, year: year?.toString(), author, unread, ...change }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(all)) if (typeof value === "string") query.set(name, value)
  const text = query.toString()
  return text ? `?${text}` : ""
}

/** Whether anything but a page was chosen. */
export function isFiltered({ group, year, author, unread, q }: DocumentFilters): boolean {
  return Boolean(group ?? year ?? author ?? unread ?? q)
}
