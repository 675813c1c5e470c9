/** Says a figure of a long run beside its dots, for whoever keeps them. */
export const tellFigure = (sentence: string): void => void process.stdout.write(`\n${sentence}\n`)
