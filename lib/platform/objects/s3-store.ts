import { DeleteObjectCommand } from "@aws-sdk/client-s3"
import { checkKey, type ObjectStore, probeStore } from "./folder-store"
import { type Bucket, openBucket, PATIENCE, PROBE_PATIENCE, type S3Settings } from "./s3/bucket"
import { listObjects, listUnfinished } from "./s3/listing"
import { readObject } from "./s3/reading"
import { abandon, writeObject } from "./s3/writing"

/** Keeps objects in a bucket of any server that speaks S3, and asks nothing of any other address. */
export function s3Store(settings: S3Settings, patience = PATIENCE): ObjectStore {
  const probed = storeIn(openBucket(settings, PROBE_PATIENCE))
  return { ...storeIn(openBucket(settings, patience)), probe: () => probeStore(probed) }
}

function storeIn(bucket: Bucket): Omit<ObjectStore, "probe"> {
  const placeOf = (key: string) => {
    checkKey(key)
    return bucket.placeOf(key)
  }
  return {
    put: async (key, bytes) => writeObject(bucket, placeOf(key), bytes),
    get: async (key) => readObject(bucket, placeOf(key)),
    async delete(key) {
      const place = placeOf(key)
      await bucket.ask(({ client, how }) => client.send(new DeleteObjectCommand(place), how))
      for await (const { name, uploadId } of listUnfinished(bucket, place.Key))
        if (name === place.Key) await abandon(bucket, place, uploadId)
    },
    list: () => listObjects(bucket),
  }
}
