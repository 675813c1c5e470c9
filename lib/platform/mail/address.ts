import { plainSigns } from "../plain-text"

/** An address as it was typed or copied from a letter: the hyphens and apostrophes that one writes there, without what is not seen or stands around it. */
export const writtenAddress = (typed: string): string => plainSigns(typed).replaceAll("’", "'").trim()

/**
 * An address as people have them: letters of any script before the @ (RFC 6531), no dot at an end or doubled, and a domain with
 * a dot, which a browser may have written in Latin letters (xn--…). Whether it is somebody's, only a mail can tell.
 */
export const MAIL_ADDRESS =
  /^(?!.{255})(?!\.)(?!.*\.[.@])[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+(?:[\p{L}\p{M}]{2,63}|xn--[A-Za-z\d-]{2,59})$/u
