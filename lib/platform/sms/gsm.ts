/** The signs that a text message holds 160 of (3GPP TS 23.038, without its extension); with any other it holds 70. */
const GSM =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
const HELD: ReadonlySet<string> = new Set(GSM)

/** What stands for a sign that it does not hold. */
const INSTEAD: Record<string, string> = {
  "’": "'",
  "‘": "'",
  "«": '"',
  "»": '"',
  "“": '"',
  "”": '"',
  "–": "-",
  "—": "-",
  "…": "...",
  œ: "oe",
  Œ: "OE",
}

export const isGsm = (text: string): boolean => [...text].every((sign) => HELD.has(sign))

/**
 * The same text in signs of which one message holds 160, as people write on telephones: "fenetre", "recu". A name in another script
 * stays as it is written.
 */
export const inGsm = (text: string): string =>
  [...text.normalize("NFC")].map((sign) => (HELD.has(sign) ? sign : (INSTEAD[sign] ?? plain(sign)))).join("")

function plain(sign: string): string {
  if (/\s/.test(sign)) return " "
  const bare = sign.normalize("NFD").replaceAll(/\p{M}/gu, "")
  return isGsm(bare) ? bare : sign
}
