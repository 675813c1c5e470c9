import { ListObjectsV2Command } from "@aws-sdk/client-s3"
import { isKey, type StoredObject } from "../store"
import type { Bucket } from "./bucket"

/** Every object of ours in the bucket, page by page; what others keep there is left out. */
export async function* listObjects(bucket: Bucket): AsyncGenerator<StoredObject> {
  let ContinuationToken: string | undefined
  do {
    const page = new ListObjectsV2Command({ Bucket: bucket.name, Prefix: bucket.prefix, ContinuationToken })
    const answer = await bucket.ask(({ client, how }) => client.send(page, how))
    for (const { Key = "", LastModified } of answer.Contents ?? []) {
      const key = Key.slice(bucket.prefix.length)
      if (LastModified && isKey(key)) yield { key, modifiedAt: LastModified }
    }
    ContinuationToken = answer.IsTruncated ? answer.NextContinuationToken : undefined
  } while (ContinuationToken)
}
