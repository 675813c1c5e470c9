import { join } from "node:path"

/**
 * How Node runs a server that draws pages. A page lives for milliseconds and is large: with room for a few dozen of them
 * they die young, instead of being copied while they are drawn. Measured on the list of documents with 64 MB: its time next
 * to that of the bare page went from 2.2 to 1.9; a third of that room is taken, so that memory stays small.
 */
export const SERVER_OPTIONS = ["--max-semi-space-size=24"]

/** What Node is given to become the portal's server. */
export const serverCommand = () => [...SERVER_OPTIONS, join(import.meta.dirname, "serve.ts")]
