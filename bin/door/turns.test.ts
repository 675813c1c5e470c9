import { afterEach, expect, test } from "vitest"
import { type OpenDoor, openDoor } from "./testing"

let door: OpenDoor
afterEach(() => door.close())

/** A door behind which each page is drawn when the test says so. */
async function openSlowly(mostMs: number) {
  const drawn: string[] = []
  const finish = new Map<string, () => void>()
  door = await openDoor({
    turns: { atOnce: 2, mostMs },
    draw: (request, response) => {
      const address = request.url ?? ""
      drawn.push(address)
      finish.set(address, () => void response.end())
    },
  })
  /** Asks, and resolves once the door has let the question in: `answer` is what comes of it. */
  const come = async (address: string, signal?: AbortSignal) => {
    const before = door.inUse()
    const answer = fetch(door.url + address, { signal }).catch(() => undefined)
    await expect.poll(door.inUse).toBe(before + 1)
    return { answer }
  }
  return { drawn, finish: (address: string) => finish.get(address)?.(), come }
}

test("Pages are drawn a few at once, the others in the order in which they were asked for", async () => {
  const { drawn, finish, come } = await openSlowly(60_000)
  const answers = []
  for (const address of ["/1", "/2", "/3", "/4"]) answers.push((await come(address)).answer)
  expect(drawn).toEqual(["/1", "/2"])
  finish("/2")
  await expect.poll(() => drawn).toEqual(["/1", "/2", "/3"])
  finish("/1")
  await expect.poll(() => drawn).toEqual(["/1", "/2", "/3", "/4"])
  for (const address of ["/3", "/4"]) finish(address)
  expect((await Promise.all(answers)).map((answer) => answer?.status)).toEqual([200, 200, 200, 200])
})

test("A page whose reader has left while it waited is not drawn", async () => {
  const { drawn, finish, come } = await openSlowly(60_000)
  const slow = [await come("/slow-1"), await come("/slow-2")]
  const leaving = new AbortController()
  const left = await come("/left", leaving.signal)
  leaving.abort()
  expect(await left.answer).toBeUndefined()
  await expect.poll(door.inUse).toBe(2)
  const next = await come("/next")
  expect(drawn).toEqual(["/slow-1", "/slow-2"])
  finish("/slow-1")
  await expect.poll(() => drawn).toEqual(["/slow-1", "/slow-2", "/next"])
  for (const address of ["/slow-2", "/next"]) finish(address)
  const answers = await Promise.all([...slow, next].map(({ answer }) => answer))
  expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200])
})

test("A page that waits for something else gives up its turn, and is answered all the same", async () => {
  const { drawn, finish, come } = await openSlowly(150)
  const slow = [await come("/slow-1"), await come("/slow-2")]
  const next = await come("/next")
  await expect.poll(() => drawn).toEqual(["/slow-1", "/slow-2", "/next"])
  for (const address of ["/slow-1", "/slow-2", "/next"]) finish(address)
  const answers = await Promise.all([...slow, next].map(({ answer }) => answer))
  expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200])
})
