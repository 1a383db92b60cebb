import { describe, expect, it } from "vitest";
import { createVault } from "../src/vault.js";

const vault = createVault(Buffer.alloc(32, 1).toString("base64"));
const other = createVault(Buffer.alloc(32, 2).toString("base64"));

describe("the vault", () => {
  it("opens what it sealed, whatever is in it, and never seals it the same way twice", () => {
    for (const plain of ["", "夜泣き\u0000😀", "x".repeat(100_000)])
      expect(vault.open("p", vault.seal("p", plain))).toBe(plain);
    expect(vault.seal("p", "x")).not.toEqual(vault.seal("p", "x"));
  });

  it("does not open what was made for another purpose, with another key, or was changed", () => {
    const sealed = vault.seal("p", "secret");
    expect(() => vault.open("q", sealed)).toThrow();
    expect(() => other.open("p", sealed)).toThrow();
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = sealed.map((byte, index) => (index === place ? byte ^ 1 : byte));
      expect(() => vault.open("p", changed)).toThrow();
    }
    expect(() => vault.open("p", sealed.slice(0, 20))).toThrow();
    expect(() => vault.open("p", new Uint8Array())).toThrow();
  });

  it("gives a pseudonym that is the same for the same parts only", () => {
    expect(vault.pseudonym("person", "nishi", "U1")).toEqual(vault.pseudonym("person", "nishi", "U1"));
    const others = [
      vault.pseudonym("person", "nishi", "U2"),
      vault.pseudonym("person", "nish", "iU1"),
      vault.pseudonym("message", "nishi", "U1"),
      other.pseudonym("person", "nishi", "U1"),
    ];
    for (const one of others) expect(one).not.toEqual(vault.pseudonym("person", "nishi", "U1"));
  });
});
