type Called = { title: string; told: string }

/** As it is heard: large letters sound as small ones do. */
const sound = (title: string) => title.trim().toLocaleLowerCase("fr")

/**
 * What is heard after the titles of rows that are called the same, in their order: what else each row tells, and its number where
 * that is the same as well. Of a title that stands once nothing needs to be said.
 */
export function apart(rows: readonly Called[]): (string | undefined)[] {
  const isCalled = (one: Called, other: Called) => sound(one.title) === sound(other.title)
  const alike = (one: Called, other: Called) => isCalled(one, other) && one.told === other.told
  return rows.map((row, at) => {
    if (rows.filter((other) => isCalled(row, other)).length === 1) return undefined
    const before = rows.slice(0, at).filter((other) => alike(row, other)).length
    return before === 0 ? row.told : `${row.told}, ${before + 1}`
  })
}
