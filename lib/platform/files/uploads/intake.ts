import "server-only"
import { randomUUID } from "node:crypto"
import { open, stat } from "node:fs/promises"
import { configuration } from "@/lib/platform/configuration"
import { ScannerUnavailableError, scanWithClamd } from "@/lib/platform/files/clamd"
import { type Inspection, inspectFile } from "@/lib/platform/files/inspect"
import type { FileRefusal } from "@/lib/platform/files/refusals"
import { ciphertextLength, type EncryptionContext, encryptStream, newSalt } from "@/lib/platform/keys/encryption"
import { newKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import type { ReceivedFile } from "./multipart"
import { scratchFolder } from "./scratch"

/** A file was looked into and is not taken. */
export class FileRefusedError extends Error {
  override name = "FileRefusedError"
  constructor(
    readonly reason: FileRefusal,
    readonly detail?: string,
  ) {
    super(reason)
  }
}

export type InspectedFile = Extract<Inspection, { ok: true }> & { path: string; fileName: string }

/** One encrypted object, with the key that opens it: the key is not kept anywhere yet. */
export type KeptObject = { objectKey: string; fileKey: Buffer }

/**
 * Looks into one file and asks the virus scanner, where there is one; `paths` gets the rendition that is made of a picture.
 * @throws FileRefusedError with the reason to say to the person
 */
export async function inspectReceived(file: ReceivedFile, paths: string[]): Promise<InspectedFile> {
  if (file.tooLarge) throw new FileRefusedError("too_large")
  const { path, declaredName, declaredType } = file
  const found = await inspectFile({ path, declaredName, declaredType, scratchFolder: scratchFolder() })
  if (!found.ok) throw new FileRefusedError(found.reason, found.detail)
  if (found.rendition) paths.push(found.rendition.path)
  await scan(path)
  return { ...found, path, fileName: nameOf(declaredName, found.extension) }
}

async function scan(path: string): Promise<void> {
  const { clamd } = configuration()
  if (!clamd) return
  try {
    if ((await scanWithClamd(`${clamd.host}:${clamd.port}`, path)) === "infected") throw new FileRefusedError("virus")
  } catch (error) {
    if (error instanceof ScannerUnavailableError) throw new FileRefusedError("scanner_unavailable")
    throw error
  }
}

/** Encrypts a scratch file with a key of its own and stores it; without a row it is swept away after a day. */
export async function keepObject(path: string, context: EncryptionContext): Promise<KeptObject> {
  const fileKey = newKey()
  const objectKey = randomUUID()
  const salt = newSalt()
  await objectStore().put(objectKey, {
    size: ciphertextLength((await stat(path)).size),
    read: () => encryptStream(piecesOf(path), fileKey, context, salt),
  })
  return { objectKey, fileKey }
}

/** As large as what is encrypted at once; a piece that is not full is the last. */
const PIECE = 64 * 1024

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    for (let isLast = false; !isLast; ) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(PIECE), 0, PIECE, null)
      if (bytesRead > 0) yield buffer.subarray(0, bytesRead)
      isLast = bytesRead < PIECE
    }
  } finally {
    await file.close()
  }
}

/** The name the person gave, short and on one line; it is shown, and never a path. */
function nameOf(declaredName: string, extension: string): string {
  const name = declaredName
    .normalize("NFC")
    .replace(/[\p{C}/\\]+/gu, " ")
    .trim()
  return [...name].slice(0, 150).join("") || `document.${extension}`
}
