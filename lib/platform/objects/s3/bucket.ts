import { S3Client, S3ServiceException } from "@aws-sdk/client-s3"
import { ObjectMissingError, StorageFullError, StorageUnavailableError } from "../store"

export type S3Settings = {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  forcePathStyle: boolean
  /** Before each key, so that a bucket can be shared: empty, or ending in a slash. */
  prefix: string
}

/**
 * In ms: how long one answer may take, how long a body may say nothing, and how long a request with its repetitions may
 * take, each for a request without a body: what is sent has its own time besides.
 */
export type Patience = { answerMs: number; silenceMs: number; wholeMs: number }

export const PATIENCE: Patience = { answerMs: 20_000, silenceMs: 20_000, wholeMs: 60_000 }
/** Who asks for the health of the portal waits two seconds, and asks again soon. */
export const PROBE_PATIENCE: Patience = { answerMs: 2000, silenceMs: 2000, wholeMs: 2000 }

/** The portal bounds its own requests; a slow reader's connection must not keep the next one waiting. */
const CONNECTIONS = { maxSockets: 512 }

/** Where one object lies, in the words of the protocol. */
export type Place = { Bucket: string; Key: string }

/** What is sent at less than this, in bytes a ms, is given up: a quarter of a megabyte a second. */
const SLOWEST = 256
const ATTEMPTS = 3

type Asking = { client: S3Client; how: { abortSignal: AbortSignal; requestTimeout: number } }

/** A bucket that answers within the patience given, or throws one of the storage's three errors. */
export type Bucket = {
  name: string
  prefix: string
  silenceMs: number
  placeOf(key: string): Place
  /** `size` is how many bytes the request itself carries. */
  ask<T>(work: (asking: Asking) => Promise<T>, size?: number): Promise<T>
}

const FULL = new Set(["QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"])

/** Opens a bucket with the settings given and no others. */
export function openBucket(settings: S3Settings, patience: Patience): Bucket {
  const client = clientOf(settings, patience)
  return {
    name: settings.bucket,
    prefix: settings.prefix,
    silenceMs: patience.silenceMs,
    placeOf: (key) => ({ Bucket: settings.bucket, Key: settings.prefix + key }),
    async ask(work, size = 0) {
      const sendingMs = size / SLOWEST
      const ending = new AbortController()
      const timer = setTimeout(() => ending.abort(), patience.wholeMs + ATTEMPTS * sendingMs)
      try {
        return await work({ client, how: { abortSignal: ending.signal, requestTimeout: patience.answerMs + sendingMs } })
      } catch (error) {
        throw storageError(error)
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** Every choice is made here, so that no variable and no file of the machine makes another. */
function clientOf({ endpoint, region, forcePathStyle, ...settings }: S3Settings, { answerMs }: Patience): S3Client {
  const { accessKeyId, secretAccessKey } = settings
  return new S3Client({
    endpoint,
    region,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    authSchemePreference: ["aws.auth#sigv4"],
    defaultsMode: "standard",
    retryMode: "standard",
    maxAttempts: ATTEMPTS,
    followRegionRedirects: false,
    disableS3ExpressSessionAuth: true,
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    useArnRegion: false,
    expectContinueHeader: false,
    requestChecksumCalculation: "WHEN_SUPPORTED",
    // Each segment is authenticated when it is decrypted: a sum of the whole would say the same, too late.
    responseChecksumValidation: "WHEN_REQUIRED",
    // A socket is idle also while the reader is slow, so the silence of the server is measured where the body is read.
    requestHandler: {
      connectionTimeout: Math.min(5000, answerMs),
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      socketTimeout: 0,
      httpAgent: CONNECTIONS,
      httpsAgent: CONNECTIONS,
    },
  })
}

/** The code that the server gave, and how often it was asked; empty for a fault on the way to it. */
export function answerOf(error: unknown): { code: string; status?: number; attempts: number } {
  const cause = error instanceof StorageUnavailableError ? error.cause : error
  if (!(cause instanceof S3ServiceException)) return { code: "", attempts: 1 }
  return { code: cause.name, status: cause.$metadata.httpStatusCode, attempts: cause.$metadata.attempts ?? 1 }
}

/** The storage's own error for whatever happened on the way to the bucket or in it. */
export function storageError(cause: unknown): Error {
  if (cause instanceof StorageUnavailableError || cause instanceof ObjectMissingError) return cause
  const { code, status } = answerOf(cause)
  // A bucket that is not there is a storage that is away, not one object that is lost.
  if (code === "NoSuchKey" || code === "NotFound") return new ObjectMissingError("No such object", { cause })
  if (status === 507 || FULL.has(code)) return new StorageFullError("The object storage is full", { cause })
  return new StorageUnavailableError("The object storage does not answer", { cause })
}
