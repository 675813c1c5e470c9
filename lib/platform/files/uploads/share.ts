/** How many uploads of one account this process receives at once: more than one person sends, fewer than the door lets in. */
const EACH = 8

const taken = new Map<string, number>()

/** Takes one of the account's places, whatever the sessions and addresses that it comes by; gives what leaves it again, or null when all are taken. */
export function enterUpload(accountId: string): (() => void) | null {
  const count = taken.get(accountId) ?? 0
  if (count >= EACH) return null
  taken.set(accountId, count + 1)
  return () => {
    const left = (taken.get(accountId) ?? 1) - 1
    if (left > 0) taken.set(accountId, left)
    else taken.delete(accountId)
  }
}
