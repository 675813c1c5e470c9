/** The curves that are drawn out of L, M and S: each percentile with its place on the normal distribution. */
const PERCENTILES = [
  [3, -1.880794],
  [15, -1.036433],
  [50, 0],
  [85, 1.036433],
  [97, 1.880794],
] as const

/** The values of a few percentiles by the method of Cole and Green (1992): M (1 + L S z)^(1/L), and M e^(S z) where L is nought. */
export function percentilesOf({ l, m, s }: Record<"l" | "m" | "s", number>): [percentile: number, value: number][] {
  return PERCENTILES.map(([percentile, z]) => {
    const value = l === 0 ? m * Math.exp(s * z) : m * (1 + l * s * z) ** (1 / l)
    return [percentile, Math.round(value * 1_000) / 1_000]
  })
}
