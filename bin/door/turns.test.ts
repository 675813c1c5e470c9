import { setTimeout as sleep } from "node:timers/promises"
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
  const come = async (address: string, signal?: AbortSignal) => {
    const answer = fetch(door.url + address, { signal }).catch(() => undefined)
    await sleep(30)
    return answer
  }
  return { drawn, finish: (address: string) => finish.get(address)?.(), come }
}

test("Pages are drawn a few at once, the others in the order in which they were asked for", async () => {
  const { drawn, finish, come } = await openSlowly(10_000)
  const answers = ["/1", "/2", "/3", "/4"].map((address, place) => sleep(place * 40).then(() => come(address)))
  await sleep(220)
  expect(drawn).toEqual(["/1", "/2"])
  finish("/2")
  await sleep(50)
  expect(drawn).toEqual(["/1", "/2", "/3"])
  for (const address of ["/1", "/3"]) finish(address)
  await sleep(50)
  finish("/4")
  expect((await Promise.all(answers)).map((answer) => answer?.status)).toEqual([200, 200, 200, 200])
})

test("A page that waits for something else gives up its turn, and one whose reader has left is not drawn", async () => {
  const { drawn, finish, come } = await openSlowly(150)
  const slow = ["/slow-1", "/slow-2"].map((address) => come(address))
  await sleep(50)
  const leaving = new AbortController()
  const left = come("/left", leaving.signal)
  await sleep(20)
  leaving.abort()
  const next = come("/next")
  await sleep(40)
  expect(drawn).toEqual(["/slow-1", "/slow-2"])
  await sleep(200)
  expect(drawn).toEqual(["/slow-1", "/slow-2", "/next"])
  for (const address of ["/slow-1", "/slow-2", "/next"]) finish(address)
  expect((await Promise.all([...slow, next])).map((answer) => answer?.status)).toEqual([200, 200, 200])
  expect(await left).toBeUndefined()
})
