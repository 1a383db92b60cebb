import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFrom, parseCode, shownCode } from "../../../src/survey/respondent/code.js";

const alphabet = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];
const anyCode = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(codeFrom);

describe("a letter's code", () => {
  it("has twelve characters without I, L, O and U, and reads back as it was printed", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(shownCode(code)).toMatch(/^.{4}-.{4}-.{4}$/);
        expect(parseCode(shownCode(code))).toEqual({ kind: "code", code });
      }),
    );
  });

  it("carries 55 bits: another bit is another code", () => {
    const bytes = new Uint8Array(32).fill(0b10110010);
    const codes = new Set([codeFrom(bytes)]);
    for (let bit = 0; bit < 55; bit += 1) {
      const changed = bytes.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
      codes.add(codeFrom(changed));
    }
    expect(codes.size).toBe(56);
  });

  it("tells every single wrong character", () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let place = 0; place < 12; place += 1) {
          for (const other of alphabet.filter((one) => one !== code[place])) {
            expect(parseCode(code.slice(0, place) + other + code.slice(place + 1)).kind).toBe("wrong-check");
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it("tells any two characters that changed places", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(11), fc.nat(11), (code, a, b) => {
        const swapped = [...code];
        [swapped[a], swapped[b]] = [code[b] ?? "", code[a] ?? ""];
        const typed = swapped.join("");
        expect(parseCode(typed).kind).toBe(typed === code ? "code" : "wrong-check");
      }),
      { numRuns: 500 },
    );
  });

  const code = codeFrom(new Uint8Array(32).fill(0x21));
  it.each([
    ["small letters", code.toLowerCase()],
    ["spaces", ` ${code.replace(/(.{4})/g, "$1 ")}`],
    [
      "an ideographic space and full width",
      `　${[...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join("")}`,
    ],
    ["a hyphen", shownCode(code)],
    ["a dash", shownCode(code).replaceAll("-", "–")],
    ["a full-width hyphen", shownCode(code).replaceAll("-", "－")],
    ["a long vowel mark", shownCode(code).replaceAll("-", "ー")],
    ["a minus sign", shownCode(code).replaceAll("-", "−")],
    ["a line break", `${code}\n`],
    ["O for 0 and I or L for 1", code.replaceAll("0", "O").replace("1", "I").replaceAll("1", "l")],
  ])("may be typed with %s", (_how, typed) => {
    expect(parseCode(typed)).toEqual({ kind: "code", code });
  });

  it.each([
    ["a question", "子育ての相談をしたい"],
    ["one character less", code.slice(1)],
    ["one character more", `${code}0`],
    ["a letter that there is not", `U${code.slice(1)}`],
    ["nothing", ""],
    ["a very long text", code.padEnd(5_000, " ")],
  ])("is not taken for %s", (_what, typed) => {
    expect(parseCode(typed)).toEqual({ kind: "not-a-code" });
  });
});
