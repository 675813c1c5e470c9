import { configuration } from "./configuration"

/** Where whoever runs the portal is written to: the address that it writes from is the one it is answered at. */
export function contactAddress(): string {
  const { mailFrom } = configuration()
  return /<(.+)>/.exec(mailFrom)?.[1] ?? mailFrom
}
