/** Runs what a person asked for; a failure is one sentence on standard error and a non-zero exit. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command()
  } catch (error) {
    console.error(process.env.RELAIS_DEBUG ? error : inOneSentence(error))
    process.exitCode = 1
  }
}

/** What went wrong, without its stack trace: set RELAIS_DEBUG=1 to see that as well. */
export function inOneSentence(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return inOneSentence(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
