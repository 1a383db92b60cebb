import { describe, expect, it } from "vitest";
import { sign, signatureIsValid } from "../../src/line/signature.js";

const secret = "8c570fa6dd201bb328f1c1eac23a96d8";
const body = Buffer.from('{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}');
const good = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=";

describe("the webhook signature", () => {
  it("agrees with LINE's published example", () => {
    expect(sign(body, secret)).toBe(good);
    expect(signatureIsValid(body, good, [secret])).toBe(true);
  });

  it("is also accepted from the previous secret during a rotation", () => {
    expect(signatureIsValid(body, good, ["0".repeat(32), secret])).toBe(true);
    expect(signatureIsValid(body, good, ["0".repeat(32)])).toBe(false);
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["one of another body", sign("{}", secret)],
    ["trailing garbage", `${good}A`],
    ["a doubled header", `${good}, ${good}`],
    ["base64 without padding", good.slice(0, -1)],
    ["10 kB", "A".repeat(10_000)],
  ])("refuses %s", (_title, header) => {
    expect(signatureIsValid(body, header, [secret])).toBe(false);
  });
});
