type Stored = { payload: Record<string, unknown>; until: number }

const kept = new Map<string, Stored>()

/** What the provider remembers, for as long as it must and as long as this process lives. */
export class Memory {
  constructor(private readonly kind: string) {}

  async upsert(id: string, payload: Record<string, unknown>, seconds: number): Promise<void> {
    forgetOld()
    kept.set(`${this.kind}:${id}`, { payload, until: Date.now() + seconds * 1000 })
  }

  async find(id: string): Promise<Record<string, unknown> | undefined> {
    const found = kept.get(`${this.kind}:${id}`)
    return found && found.until > Date.now() ? found.payload : undefined
  }

  async findByUid(uid: string): Promise<Record<string, unknown> | undefined> {
    for (const [key, { payload }] of kept) if (key.startsWith(`${this.kind}:`) && payload.uid === uid) return payload
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(id: string): Promise<void> {
    const found = kept.get(`${this.kind}:${id}`)
    if (found) found.payload.consumed = Math.floor(Date.now() / 1000)
  }

  async destroy(id: string): Promise<void> {
    kept.delete(`${this.kind}:${id}`)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
  }
}

function forgetOld(): void {
  for (const [key, { until }] of kept) if (until <= Date.now()) kept.delete(key)
}
