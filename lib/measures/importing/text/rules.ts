import { readWindowsText } from "@/drizzle/windows-text"
import { ImportRefusedError } from "../rules"

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, index) => bytes[index] === byte)

/**
 * The text of a file, whichever way a spreadsheet wrote it: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252,
 * of which ISO-8859-1 is a part.
 * @throws ImportRefusedError for what is no text
 */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  // A spreadsheet's own file, a picture or a PDF: their first bytes say so, or a byte that no text has.
  if (startsWith(bytes, 0x50, 0x4b) || text.startsWith("%PDF") || text.includes("\0")) throw new ImportRefusedError("not_a_table")
  if (text.trim() === "") throw new ImportRefusedError("empty")
  return text
}

function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder("utf-16le").decode(bytes)
  if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder("utf-16be").decode(bytes)
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    return readWindowsText(bytes)
  }
}
