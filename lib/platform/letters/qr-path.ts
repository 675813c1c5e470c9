import { create } from "qrcode"

const QUIET = 4

/** A square to photograph, as one SVG path of its dark parts and the length of its side, the white around it included. */
export function qrPath(text: string): { side: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" })
  const { size } = modules
  let path = ""
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
  }
  return { side: size + 2 * QUIET, path }
}
