/** What makes a box of what is too wide and scrolls: it takes the focus under this name, so that a keyboard can scroll it too. */
export const scrolled = (label: string) => ({ role: "region", tabIndex: 0, "aria-label": label })
