/** The sides of a PNG or a JPEG, read from its first bytes; null for anything else. No pixel is decoded. */
export function pictureSize(bytes: Buffer): { width: number; height: number } | null {
  const size = isPng(bytes) ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : jpegSize(bytes)
  return size && size.width > 0 && size.height > 0 ? size : null
}

const PNG_HEAD = Buffer.from("89504e470d0a1a0a", "hex")

const isPng = (bytes: Buffer) =>
  bytes.length >= 33 && bytes.subarray(0, 8).equals(PNG_HEAD) && bytes.toString("latin1", 12, 16) === "IHDR"

/** The frame header of a JPEG (ITU-T T.81, B.2.2): the first part that begins a frame says how large it is. */
function jpegSize(bytes: Buffer) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker)) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

/** SOF0 to SOF15, without the tables and the arithmetic conditioning that stand among them. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
