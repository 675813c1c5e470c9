import { crc32 } from "node:zlib"

/** Reads a ZIP as whoever unpacks it does, from its directory at the end: the files by their paths. Throws for one that is damaged. */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"))
  if (end < 0) throw new Error("It has no directory")
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const sizes = { packed: zip.readUInt32LE(at + 20), name: zip.readUInt16LE(at + 28), extra: zip.readUInt16LE(at + 30) }
    if (zip.readUInt16LE(at + 10) !== 0) throw new Error("It is compressed")
    const name = zip.toString("utf8", at + 46, at + 46 + sizes.name)
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + sizes.packed)
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`)
    if (files.has(name)) throw new Error(`${name} is there twice`)
    files.set(name, bytes)
    at += 46 + sizes.name + sizes.extra + zip.readUInt16LE(at + 32)
  }
  return files
}
