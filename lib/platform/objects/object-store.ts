import "server-only"
import { configuration } from "../configuration"
import type { StorageConfiguration } from "./configuration"
import { folderStore } from "./folder-store"
import { s3Store } from "./s3-store"
import type { ObjectStore } from "./store"

let kept: ObjectStore | undefined

/** Where this process keeps encrypted objects, as its configuration says. */
export function objectStore(): ObjectStore {
  kept ??= storeAt(configuration().objects)
  return kept
}

/** Opens the store that a configuration names. */
export function storeAt(configured: StorageConfiguration): ObjectStore {
  return configured.store === "folder" ? folderStore(configured.folder) : s3Store(configured)
}
