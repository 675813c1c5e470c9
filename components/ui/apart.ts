type Called = { title: string; told: string }

/**
 * What is heard after the titles of rows that are called the same, in their order: what else each row tells, and its number where
 * that is the same as well. Of a title that stands once nothing needs to be said.
 */
export function apart(rows: readonly Called[]): (string | undefined)[] {
  const alike = (one: Called, other: Called) => one.title === other.title && one.told === other.told
  return rows.map((row, at) => {
    if (rows.filter(({ title }) => title === row.title).length === 1) return undefined
    const before = rows.slice(0, at).filter((other) => alike(row, other)).length
    return before === 0 ? row.told : `${row.told}, ${before + 1}`
  })
}
