import { expect, it } from "vitest"
import { hashLeaf, merkleLevels, merklePath, merkleRoot, rootAbove } from "./merkle"

const INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]

it.each([
  [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  [1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"],
  [2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
  [3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"],
  [4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
  [5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"],
  [6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"],
  [7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"],
  [8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
])("An auditor with another program of RFC 6962 finds the same root over %i rows", (count, root) => {
  const leaves = INPUTS.slice(0, count).map((input) => hashLeaf(Buffer.from(input, "hex")))
  expect(merkleRoot(leaves).toString("hex")).toBe(root)
})

it("From each of up to 70 leaves its path leads to the root, and from no other place, size or path", () => {
  for (let count = 1; count <= 70; count++) {
    const leaves = Array.from({ length: count }, (_, at) => hashLeaf(Buffer.from([at])))
    const [root, levels] = [merkleRoot(leaves), merkleLevels(leaves)]
    for (const [at, leaf] of leaves.entries()) {
      const path = merklePath(levels, at)
      expect(rootAbove(leaf, at, count, path)).toEqual(root)
      expect(rootAbove(leaf, at, count, [...path, root])).toBeNull()
      expect(rootAbove(hashLeaf(Buffer.from([200])), at, count, path)).not.toEqual(root)
      if (path.length > 0) expect(rootAbove(leaf, at, count, path.slice(1))).toBeNull()
      if (count > 1) expect(rootAbove(leaf, (at + 1) % count, count, path)).not.toEqual(root)
    }
  }
})
