/** What a line's row says besides the columns of an item, for tests that write one of each section. */
export const sampleItem = () => ({ label: "Pénicilline" })
