import { DeleteObjectCommand } from "@aws-sdk/client-s3"
import { type Bucket, openBucket, PATIENCE, PROBE_PATIENCE, type S3Settings } from "./s3/bucket"
import { listObjects } from "./s3/listing"
import { readObject } from "./s3/reading"
import { writeObject } from "./s3/writing"
import { checkKey, type ObjectStore, probeStore } from "./store"

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
    put: async (key, source) => writeObject(bucket, placeOf(key), source),
    get: async (key) => readObject(bucket, placeOf(key)),
    async delete(key) {
      const place = placeOf(key)
      await bucket.ask(({ client, how }) => client.send(new DeleteObjectCommand(place), how))
    },
    list: () => listObjects(bucket),
  }
}
