import { expect, it } from "vitest"
import { unzip } from "./testing"
import { type ZipEntry, zipSource } from "./zip"

const ON = new Date("2026-11-30T12:00:00Z")
const entry = (path: string, bytes: Buffer): ZipEntry => ({
  path,
  size: bytes.length,
  async *read() {
    for (let from = 0; from < bytes.length; from += 1000) yield bytes.subarray(from, from + 1000)
  },
})
const ENTRIES = [
  entry("index.html", Buffer.from("<p>é</p>")),
  entry("documents/Prise de sang – août.pdf", Buffer.alloc(70_000, "x")),
  entry("empty.txt", Buffer.alloc(0)),
]
const whole = async (source: { read(): AsyncIterable<Uint8Array> }) => Buffer.concat(await Array.fromAsync(source.read()))

it("A ZIP has the size that was said, is the same each time, and gives back every file under its name", async () => {
  const source = await zipSource(ENTRIES, ON)
  const [zip, again] = [await whole(source), await whole(source)]
  expect(zip.length).toBe(source.size)
  expect(again.equals(zip)).toBe(true)
  const files = unzip(zip)
  expect([...files.keys()]).toEqual(ENTRIES.map(({ path }) => path))
  expect(files.get("index.html")?.toString()).toBe("<p>é</p>")
  expect(files.get("documents/Prise de sang – août.pdf")).toHaveLength(70_000)
  expect(() => unzip(Buffer.from(zip).fill("y", 40, 48))).toThrow("index.html is damaged")
})

// A path of 45 letters takes 100 bytes of the directory.
it.each([
  ["a little less than 64 KiB", 655, 79],
  ["64 KiB less one byte", 655, 80],
  ["a little more", 656, 45],
  ["what a thousand documents take", 1000, 45],
])("A ZIP whose directory takes %s has the size that was said", async (_, count, lastPath) => {
  const pathOf = (at: number) => `documents/${at}`.padEnd(at === count - 1 ? lastPath : 45, "x")
  const source = await zipSource(
    Array.from({ length: count }, (_entry, at) => entry(pathOf(at), Buffer.from("x"))),
    ON,
  )
  const zip = await whole(source)
  expect(zip.length).toBe(source.size)
  expect(unzip(zip).size).toBe(count)
})

it("A file that breaks, or has another size than was said, breaks the whole", async () => {
  const broken = { path: "b", size: 3, read: () => failing() }
  await expect(whole(await zipSource([...ENTRIES, broken], ON))).rejects.toThrow("away")
  const short = { ...entry("c", Buffer.from("abc")), size: 4 }
  await expect(whole(await zipSource([short], ON))).rejects.toThrow("unexpected number of bytes")
})

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("a")
  throw new Error("away")
}

it("Files are opened one after another, and not at all for the size", async () => {
  const opened: string[] = []
  const watched = ENTRIES.map((one) => ({
    ...one,
    read: () => {
      opened.push(one.path)
      return one.read()
    },
  }))
  const source = await zipSource(watched, ON)
  expect(opened).toEqual([])
  const reading = source.read()[Symbol.asyncIterator]()
  await reading.next()
  expect(opened).toEqual(["index.html"])
  await reading.return?.()
})
