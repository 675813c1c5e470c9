/** One part of the tests in so many, as `--shard 2/3` asks for it: `1/1` is all of them. */
export function shardOf(args: readonly string[]): { text: string; isFirst: boolean; isWhole: boolean } {
  const place = args.findIndex((arg) => arg === "--shard" || arg.startsWith("--shard="))
  const text = place < 0 ? "1/1" : (args[place]?.split("=")[1] ?? args[place + 1] ?? "")
  const [, index = "0", count = "0"] = /^(\d+)\/(\d+)$/.exec(text) ?? []
  if (Number(index) < 1 || Number(index) > Number(count))
    throw new Error(`--shard takes one part of several, such as 1/2; not ${text}.`)
  return { text, isFirst: index === "1", isWhole: count === "1" }
}
