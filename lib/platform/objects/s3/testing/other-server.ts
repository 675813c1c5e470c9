import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import S3rver from "@20minutes/s3rver"
import type { S3Settings } from "../bucket"

/** A server of S3 that others wrote, with an empty bucket in a folder of its own: what our own server is held against. */
export async function startOtherServer(prefix: string): Promise<{ settings: S3Settings; stop(): Promise<void> }> {
  const directory = await mkdtemp(path.join(tmpdir(), "s3rver-"))
  const bucket = "relais-objects"
  const server = new S3rver({
    ...{ address: "127.0.0.1", port: 0, silent: true, directory, configureBuckets: [{ name: bucket }] },
    // It leaves the slash after the name of a bucket out of what it signs: signatures are checked by our own server.
    allowMismatchedSignatures: true,
  })
  const { port } = await server.run()
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      region: "us-east-1",
      bucket,
      // The one account that this server knows.
      accessKeyId: "S3RVER",
      secretAccessKey: "S3RVER",
      forcePathStyle: true,
      prefix,
    },
    async stop() {
      server.httpServer.closeAllConnections()
      if (server.httpServer.listening) await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
