/** Signs that a file can also be read as a file of another kind. */

const MARKUP = /<script|<html|<!doctype|<body|<iframe|<\?php|javascript:/i
/** What would run; other tags are words of programs: print settings, the name of a web page that was captured. */
const RUNNING = /<script|<iframe|<\?php|javascript:|<[a-z][^<>]{0,2000}[\s"'/]on[a-z]{3,}\s*=/i
const END_OF_ZIP = Buffer.from("PK\x05\x06")
const ZIP_ENTRY = Buffer.from("PK\x01\x02")

/** HTML, PHP or script in a part that should hold none. */
export function holdsMarkup(bytes) {
  return MARKUP.test(bytes.toString("latin1"))
}

/** Something that runs, in a part where programs write their remarks. */
export function holdsRunningMarkup(bytes) {
  return RUNNING.test(bytes.toString("latin1"))
}

/** A whole ZIP at the end (a JAR, an Office file): its directory stands where its last record says. */
export function endsAsZip(bytes) {
  const tail = bytes.subarray(-65_557)
  for (let at = tail.lastIndexOf(END_OF_ZIP); at >= 0; at = at > 0 ? tail.lastIndexOf(END_OF_ZIP, at - 1) : -1) {
    if (at + 22 > tail.length) continue
    const directory = bytes.length - tail.length + at - tail.readUInt32LE(at + 12)
    if (directory >= 0 && bytes.subarray(directory, directory + 4).equals(ZIP_ENTRY)) return true
  }
  return false
}
