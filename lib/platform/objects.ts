import "server-only"
import { configuration } from "./configuration"
import { folderStore, type ObjectStore } from "./storage"

let kept: ObjectStore | undefined

/** Where this process keeps encrypted objects, as its configuration says. */
export function objectStore(): ObjectStore {
  kept ??= folderStore(configuration().objectsFolder)
  return kept
}
