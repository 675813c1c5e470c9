/** What is used of fontkit, which comes without types of its own. */
declare module "fontkit" {
  /** Opens a font file; `characterSet` holds the code points that it can write. */
  export function openSync(path: string): { characterSet: number[] }
}
