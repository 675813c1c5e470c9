/** Waits until somebody asks this process to end. */
export function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop())
    const parent = Number(process.env.RELAIS_PARENT)
    // Started by the demo: when that is killed outright, nothing of it stays behind.
    if (parent) setInterval(() => process.ppid !== parent && stop(), 1000)
  })
}
