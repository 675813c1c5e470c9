import { beforeEach, expect, it, vi } from "vitest"

beforeEach(() => vi.resetModules())

async function ask() {
  const { GET } = await import("./route")
  const response = await GET()
  return { status: response.status, kept: response.headers.get("cache-control"), body: await response.json() }
}

it("A monitor reads one word for each support, and nothing else", async () => {
  const { kept, body } = await ask()
  expect(kept).toBe("no-store")
  expect(Object.keys(body)).toEqual(["status", "database", "storage", "queue", "sealing"])
  for (const word of Object.values(body)) expect(["ok", "failing", "late", "down"]).toContain(word)
  expect(body).toMatchObject({ database: "ok", storage: "ok", queue: "ok", sealing: "ok" })
})

it("A monitor is told when documents cannot be reached, and that the rest is well", async () => {
  vi.stubEnv("OBJECTS_FOLDER", "/dev/null/objects")
  const { status, body } = await ask()
  expect(status).toBe(503)
  expect(body).toMatchObject({ status: "failing", database: "ok", storage: "down" })
  vi.unstubAllEnvs()
})
