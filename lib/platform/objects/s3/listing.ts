import { ListMultipartUploadsCommand, ListObjectsV2Command } from "@aws-sdk/client-s3"
import { isKey, type StoredObject } from "../folder-store"
import { answerOf, type Bucket } from "./bucket"

/** Every object of ours in the bucket, page by page, those of interrupted writings included; what others keep there is left out. */
export async function* listObjects(bucket: Bucket): AsyncGenerator<StoredObject> {
  for await (const { name, at } of listWritten(bucket)) yield* ours(bucket, name, at)
  for await (const { name, at } of listUnfinished(bucket, bucket.prefix)) yield* ours(bucket, name, at)
}

function ours({ prefix }: Bucket, name: string, modifiedAt: Date): StoredObject[] {
  const key = name.slice(prefix.length)
  return isKey(key) ? [{ key, modifiedAt }] : []
}

async function* listWritten(bucket: Bucket): AsyncGenerator<{ name: string; at: Date }> {
  let ContinuationToken: string | undefined
  do {
    const page = new ListObjectsV2Command({ Bucket: bucket.name, Prefix: bucket.prefix, ContinuationToken })
    const answer = await bucket.ask(({ client, how }) => client.send(page, how))
    for (const { Key, LastModified } of answer.Contents ?? []) if (Key && LastModified) yield { name: Key, at: LastModified }
    ContinuationToken = answer.IsTruncated ? answer.NextContinuationToken : undefined
  } while (ContinuationToken)
}

type Unfinished = { name: string; uploadId: string; at: Date }

/** The writings that began and neither ended nor were given up. A server that cannot tell clears them away by its own rules. */
export async function* listUnfinished(bucket: Bucket, prefix: string): AsyncGenerator<Unfinished> {
  let from: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}
  while (from) {
    const answer = await unfinishedPage(bucket, new ListMultipartUploadsCommand({ Bucket: bucket.name, Prefix: prefix, ...from }))
    for (const { Key, UploadId, Initiated } of answer?.Uploads ?? [])
      if (Key && UploadId) yield { name: Key, uploadId: UploadId, at: Initiated ?? new Date() }
    from = answer?.IsTruncated ? { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker } : undefined
  }
}

async function unfinishedPage(bucket: Bucket, page: ListMultipartUploadsCommand) {
  try {
    return await bucket.ask(({ client, how }) => client.send(page, how))
  } catch (error) {
    if (answerOf(error).code === "NotImplemented") return null
    throw error
  }
}
