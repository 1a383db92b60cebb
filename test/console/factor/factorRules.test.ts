import { generateSync } from "otplib";
import { describe, expect, test } from "vitest";
import { codesPerSheet, newCodeSheet, plainCode } from "../../../src/console/factor/codeSheet.js";
import { createPasswordHashes, HashesBusy } from "../../../src/console/factor/passwordHash.js";
import { passwordFault } from "../../../src/console/factor/passwordRules.js";
import { newTotpSecret, readableSecret, totpStep } from "../../../src/console/factor/totp.js";
import { bySpecificity } from "../../../src/console/frame/consoleMatrix.js";
import { comesFromUs } from "../../../src/console/frame/origin.js";
import { returnPath } from "../../../src/console/signIn/returnPath.js";
import { networkOf } from "../../../src/console/signIn/signInLimits.js";
import { waitingWords } from "../../../src/console/signIn/tooMany.js";

describe("a password", () => {
  test.each([
    ["秋の夜長に読書とお茶を", "short"],
    ["elevenchars", "short"],
    ["x".repeat(201), "long"],
    ["password1234", "common"],
    ["PASSWORD1234", "common"],
    ["ｐａｓｓｗｏｒｄ１２３４", "common"],
    ["aaaaaaaaaaaaaaaa", "common"],
    ["hanako.nishi@example.jp", "own"],
    ["hanako.nishi1", "own"],
    ["秋の夜長に読書と温かいお茶", undefined],
    ["correct horse battery", undefined],
  ] as const)("%s: %s", (password, fault) => {
    expect(passwordFault(password, "hanako.nishi@example.jp")).toBe(fault);
  });
});

describe("hashes of passwords", () => {
  test("are argon2id, and match their password in any writing of its letters only", async () => {
    const hashes = createPasswordHashes();
    const hash = await hashes.make("ガラスの靴と時計塔1");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashes.matches(hash, "ガラスの靴と時計塔1".normalize("NFD"))).toBe(true);
    expect(await hashes.matches(hash, "ガラスの靴と時計塔2")).toBe(false);
    expect(await hashes.matches(undefined, "nobody has this password")).toBe(false);
  });

  test("are made two at a time; who would wait behind too many is refused at once", async () => {
    const hashes = createPasswordHashes({ atOnce: 2, waiting: 3 });
    let most = 0;
    const started = Array.from({ length: 8 }, async () => {
      const made = hashes.make("twelve letters");
      most = Math.max(most, hashes.running);
      return made.finally(() => {
        most = Math.max(most, hashes.running);
      });
    });
    const ended = await Promise.allSettled(started);
    expect(most).toBe(2);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
    for (const one of ended) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(HashesBusy);
    expect(hashes.running).toBe(0);
    expect(await hashes.make("and afterwards as before")).toMatch(/^\$argon2id/);
  });
});

describe("a one-time password by time", () => {
  const secret = newTotpSecret();
  const now = new Date("2026-11-20T01:00:14Z");
  const step = Math.floor(now.getTime() / 30_000);
  const code = (steps: number) => generateSync({ secret, epoch: (step + steps) * 30 });
  test.each([
    [-2, undefined],
    [-1, step - 1],
    [0, step],
    [1, step + 1],
    [2, undefined],
  ])("of %i steps from now", (steps, expected) => {
    expect(totpStep(secret, code(steps), now)).toBe(expected);
  });

  test.each(["", "12345", "1234567", "abcdef", "12 34 5x"])("is not %j", (typed) => {
    expect(totpStep(secret, typed, now)).toBeUndefined();
  });

  test("has a secret that a person can type", () => {
    expect(readableSecret("ABCDEFGHIJKL")).toBe("ABCD EFGH IJKL");
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  });
});

describe("a sheet of codes", () => {
  test("has ten different ones that are read back however they are typed", () => {
    const sheet = newCodeSheet();
    expect(new Set(sheet).size).toBe(codesPerSheet);
    for (const code of sheet) {
      expect(code).toMatch(/^[3-9A-Y]{4}-[3-9A-Y]{4}-[3-9A-Y]{4}$/);
      expect(plainCode(code.toLowerCase().replaceAll("-", " "))).toBe(code.replaceAll("-", ""));
    }
    for (const typed of ["", "123456", "AAAA-AAAA-AAA", "0OI1-AAAA-AAAA"]) expect(plainCode(typed)).toBeUndefined();
  });
});

test.each([
  ["/console", "/console"],
  ["/console/nishi/announcements?page=2", "/console/nishi/announcements?page=2"],
  ["/console?x=/../..", "/console?x=/../.."],
  ["https://evil.example/console", undefined],
  ["//evil.example/console", undefined],
  ["/console@evil.example", undefined],
  ["/consoles", undefined],
  ["/console/\\evil", undefined],
  ["/console/../simulator", undefined],
  ["/console/%2e%2e/simulator", undefined],
  ["/console//evil.example", undefined],
  ["/console/a\tb", undefined],
  ["/console/sign-out", undefined],
  ["/console/welcome/abc", undefined],
  [["/console"], undefined],
  [undefined, undefined],
])("after sign-in %j leads to %j", (wanted, path) => {
  expect(returnPath(wanted)).toBe(path);
});

describe("a form comes from our pages", () => {
  const publicUrl = "https://tonari.example";
  const from = (headers: Record<string, string>, demo = false) => comesFromUs({ headers }, { publicUrl, demo });
  test.each([
    [{ origin: publicUrl }, true],
    [{ origin: publicUrl, "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-origin" }, true],
    [{}, false],
    [{ origin: "null" }, false],
    [{ origin: "https://evil.example" }, false],
    [{ origin: "https://tonari.example.evil.example" }, false],
    [{ origin: "http://tonari.example" }, false],
    [{ origin: publicUrl, "sec-fetch-site": "cross-site" }, false],
    [{ origin: publicUrl, "sec-fetch-site": "same-site" }, false],
    [{ origin: "http://localhost:3000", host: "localhost:3000" }, false],
  ])("with %j: %s", (headers, ours) => {
    expect(from(headers)).toBe(ours);
  });

  test("in a demo also on the address of this machine under which it was opened, and no other's", () => {
    expect(from({ origin: "http://127.0.0.1:4000", host: "127.0.0.1:4000" }, true)).toBe(true);
    expect(from({ origin: "http://localhost:4001", host: "localhost:4000" }, true)).toBe(false);
    expect(from({ origin: "http://evil.example", host: "evil.example" }, true)).toBe(false);
  });
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8:1:2::9", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["", ""],
])("the network of %j is %j", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("addresses written out come before those with a hole", () => {
  const paths = ["/console/:ward", "/console/:ward/staff", "/console/account/totp", "/console", "/console/account"];
  expect(paths.sort(bySpecificity)).toEqual([
    "/console",
    "/console/account",
    "/console/account/totp",
    "/console/:ward",
    "/console/:ward/staff",
  ]);
});

test("waiting is told in minutes, the last one in seconds", () => {
  expect([waitingWords({ seconds: 12 }), waitingWords({ seconds: 61 }), waitingWords({ seconds: 900 })]).toEqual([
    "約12秒",
    "約2分",
    "約15分",
  ]);
});
