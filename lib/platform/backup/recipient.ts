import { createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from "node:crypto"

const PURPOSE = "relais.backup.v1"

/** A new key for one back-up, and what its recipient makes the same key from; only the holder of the private key can. */
export function keyFor(recipient: KeyObject): { key: Buffer; sent: string } {
  const once = generateKeyPairSync("x25519")
  const sent = once.publicKey.export({ type: "spki", format: "der" })
  return {
    key: derive(diffieHellman({ privateKey: once.privateKey, publicKey: recipient }), sent, recipient),
    sent: sent.toString("base64"),
  }
}

/** The key of a back-up, made again by whom it was encrypted to; another's key gives another one, which opens nothing. */
export function keyFrom(sent: string, privateKey: KeyObject): Buffer {
  const der = Buffer.from(sent, "base64")
  const publicKey = createPublicKey({ key: der, type: "spki", format: "der" })
  return derive(diffieHellman({ privateKey, publicKey }), der, createPublicKey(privateKey))
}

/** Bound to both public keys, so that neither can be put in another's place. */
function derive(shared: Buffer, sent: Buffer, recipient: KeyObject): Buffer {
  const salt = Buffer.concat([sent, recipient.export({ type: "spki", format: "der" })])
  return Buffer.from(hkdfSync("sha256", shared, salt, PURPOSE, 32))
}
