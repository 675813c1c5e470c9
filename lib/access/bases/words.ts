/** Whether all of some words are words of a closed list. */
export const areIn =
  <Word extends string>(known: readonly Word[]) =>
  (words: readonly string[]): words is readonly Word[] =>
    words.every((word) => known.some((one) => one === word))
