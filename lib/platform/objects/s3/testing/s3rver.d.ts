/** What the tests use of a server of S3 that others wrote. */
declare module "@20minutes/s3rver" {
  import type { AddressInfo } from "node:net"

  type Options = {
    address: string
    port: number
    silent: boolean
    directory: string
    allowMismatchedSignatures: boolean
    configureBuckets: { name: string }[]
  }

  export default class S3rver {
    constructor(options: Options)
    readonly httpServer: import("node:http").Server
    run(): Promise<AddressInfo>
    close(): Promise<void>
  }
}
