import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { postbackLimit, readPostback, writePostback } from "../../src/line/postback.js";

describe("a postback", () => {
  it("reads back what was written, whatever the values hold", () => {
    const word = fc.string({ unit: "grapheme", maxLength: 5 });
    fc.assert(
      fc.property(fc.dictionary(word, word, { maxKeys: 3 }), (values) => {
        fc.pre(new URLSearchParams(values).toString().length < 250);
        const written = writePostback("guide", "show", values);
        expect(readPostback(written)).toEqual({ dialogue: "guide", action: "show", values: { ...values } });
      }),
    );
  });

  it("that LINE would refuse can't be written, and one that is longer is nobody's", () => {
    expect(() => writePostback("guide", "show", { e: "x".repeat(postbackLimit) })).toThrow(/300/);
    expect(readPostback(`guide:show?e=${"x".repeat(postbackLimit)}`)).toBeUndefined();
  });

  it.each([
    "",
    "nonsense",
    "guide",
    "guide:",
    ":show",
    "GUIDE:show",
    "guide:show:more",
    "' OR 1=1--",
    "\u0000:a",
  ])("%j is nobody's", (data) => {
    expect(readPostback(data)).toBeUndefined();
  });

  it("can't reach into objects", () => {
    const read = readPostback("guide:show?__proto__=x&constructor=y");
    expect(Object.hasOwn(read?.values ?? {}, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});
