/** What a wish's row says besides the columns of an item, for tests that write one of each section; none of them is in force. */
export const sampleItem = () => ({
  kind: "directives",
  said: "{}",
  endedAt: new Date(),
  endReason: "replaced",
})
