import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryCodeFrom, parseEntryCode, shownEntryCode } from "../../../src/participation/booking/bookingCode.js";
import { parseCode } from "../../../src/survey/respondent/code.js";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codes = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(entryCodeFrom);

describe("the entry code of a ticket", () => {
  it("has ten characters and one that checks them, and is read as it was printed, scanned or typed", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
        const shown = shownEntryCode(code);
        expect(shown).toMatch(/^.{4}-.{4}-.{3}$/);
        const typed = shown.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("-", "ー");
        const wide = [...code].map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join("");
        for (const as of [code, shown, typed, wide, ` ${shown} `]) expect(parseEntryCode(as)).toBe(code);
      }),
    );
  });

  it("tells every single slip, and any two characters that changed places", () => {
    fc.assert(
      fc.property(codes, fc.nat(10), fc.nat(30), fc.nat(9), (code, place, further, swapped) => {
        const wrong = alphabet[(alphabet.indexOf(code[place] ?? "") + 1 + further) % 32] ?? "";
        expect(parseEntryCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
        const [a = "", b = ""] = code.slice(swapped, swapped + 2);
        fc.pre(a !== b);
        expect(parseEntryCode(code.slice(0, swapped) + b + a + code.slice(swapped + 2))).toBeUndefined();
      }),
    );
  });

  it("uses all of its characters at the first place: nothing of its fifty bits is given away", () => {
    const firsts = new Set(
      Array.from({ length: 256 * 8 }, (_, i) => entryCodeFrom(Uint8Array.of(i >> 3, (i & 7) << 5, 0, 0, 0, 0, 0))[0]),
    );
    expect(firsts.size).toBe(32);
  });

  it("is never taken for the code of a survey's letter, nor anything else for it", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseCode(code).kind).toBe("not-a-code");
      }),
    );
    for (const other of [
      "",
      "0",
      "0000-0000-0000",
      "町会に入りたい",
      "\u0000",
      "A".repeat(500),
      "'; DROP TABLE booking",
    ])
      expect(parseEntryCode(other)).toBeUndefined();
  });
});
