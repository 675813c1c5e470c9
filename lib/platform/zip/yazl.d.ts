/** What is used of yazl, which comes without types of its own. */
declare module "yazl" {
  import type { PassThrough, Readable } from "node:stream"

  type Given = { size: number; mtime: Date; mode: number; compress: false }

  export class ZipFile {
    readonly outputStream: PassThrough
    on(event: "error", listener: (error: Error) => void): void
    /** `open` is called when it is this file's turn. */
    addReadStreamLazy(path: string, options: Given, open: (give: (error: Error | null, stream: Readable) => void) => void): void
    /** `told` learns how many bytes it will have, or -1 where nobody can know. */
    end(options?: object, told?: (size: number) => void): void
  }
}
