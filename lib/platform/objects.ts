import "server-only"
import { configuration } from "./configuration"
import { folderStore, type ObjectStore } from "./storage"
import type { StorageConfiguration } from "./storage-configuration"
import { s3Store } from "./storage-s3"

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
