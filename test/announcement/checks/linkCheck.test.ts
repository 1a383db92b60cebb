import type { LookupAddress } from "node:dns";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLinkCheck, isPublic, type LinkCheckOptions } from "../../../src/announcement/checks/linkCheck.js";
import { linkFindings, linksOf } from "../../../src/announcement/checks/linkFindings.js";
import { contentOf } from "../desk/deskBench.js";

let server: Server;
let port = 0;
const asked: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url === "/ok") response.writeHead(200).end("ok");
    else if (request.url === "/get-only") response.writeHead(request.method === "GET" ? 200 : 405).end();
    else if (request.url === "/moved") response.writeHead(302, { location: "/ok" }).end();
    else if (request.url === "/inside") response.writeHead(302, { location: "http://10.0.0.1/" }).end();
    else if (request.url === "/by-name") response.writeHead(302, { location: "http://inside.example/" }).end();
    else if (request.url === "/file") response.writeHead(302, { location: "file:///etc/passwd" }).end();
    else if (request.url === "/round") response.writeHead(302, { location: "/round" }).end();
    else if (request.url === "/secret") response.writeHead(403).end();
    else if (request.url === "/broken") response.writeHead(500).end();
    else if (request.url !== "/silent") response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Names of the test: the server that plays the internet, and a machine inside. */
const names: Record<string, string> = { "page.example": "127.0.0.1", "inside.example": "10.0.0.1" };
const lookup = ((host: string, _options: object, callback: (error: Error | null, found: LookupAddress[]) => void) => {
  const address = names[host];
  if (address) callback(null, [{ address, family: 4 }]);
  else callback(Object.assign(new Error("not found"), { code: "ENOTFOUND" }), []);
}) as unknown as NonNullable<LinkCheckOptions["lookup"]>;
const check = (options = {}) =>
  createLinkCheck({
    lookup,
    mayAsk: (address, asks) => address === "127.0.0.1" && asks === port,
    timeoutMs: 500,
    ...options,
  });
const notPublic = "インターネットに公開されているアドレスではありません";

const cases: [string, string, string | undefined][] = [
  ["a page that answers", "http://page.example:PORT/ok", undefined],
  ["a page that does not know HEAD", "http://page.example:PORT/get-only", undefined],
  ["a page that has moved", "http://page.example:PORT/moved", undefined],
  ["a page that is not there", "http://page.example:PORT/none", "ページがありません"],
  ["a page that not everybody may see", "http://page.example:PORT/secret", "だれでも見られるページではありません"],
  ["a broken server", "http://page.example:PORT/broken", "相手のサーバーの答え: 500"],
  ["a server that does not answer", "http://page.example:PORT/silent", "答えが返りません"],
  ["an unknown name", "http://unknown.example/", "アドレスの行き先が見つかりません"],
  ["a page that leads to itself", "http://page.example:PORT/round", "転送が多すぎます"],
  ["a page that leads to an address inside", "http://page.example:PORT/inside", notPublic],
  ["a page that leads to a name inside", "http://page.example:PORT/by-name", notPublic],
  ["a page that leads to a file", "http://page.example:PORT/file", "ウェブページではない行き先です"],
  ["a name inside", "http://inside.example/", notPublic],
  ["an address inside", "http://10.0.0.1/", notPublic],
];

describe("a link", () => {
  it.each(cases)("to %s", async (_title, url, reason) => {
    const answer = await check()(url.replace("PORT", String(port)));
    expect(answer).toEqual(reason === undefined ? { kind: "alive" } : { kind: "dead", reason });
  });

  it("to this machine is never asked", async () => {
    asked.length = 0;
    const real = createLinkCheck({ timeoutMs: 500 });
    for (const host of ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
      expect([host, await real(`http://${host}:${port}/ok`)]).toEqual([host, { kind: "dead", reason: notPublic }]);
    expect(asked).toEqual([]);
  });

  it("is asked once in a while, not at every stop in the typing", async () => {
    asked.length = 0;
    const one = check();
    await one(`http://page.example:${port}/ok`);
    await one(`http://page.example:${port}/ok`);
    expect(asked).toEqual(["HEAD /ok"]);
  });

  it.each([
    ["8.8.8.8", 443, true],
    ["8.8.8.8", 80, true],
    ["8.8.8.8", 22, false],
    ["2001:4860:4860::8888", 443, true],
    ["10.1.2.3", 443, false],
    ["172.31.0.1", 443, false],
    ["192.168.0.1", 443, false],
    ["169.254.169.254", 80, false],
    ["100.64.0.1", 443, false],
    ["127.0.0.1", 443, false],
    ["0.0.0.0", 443, false],
    ["224.0.0.1", 443, false],
    ["255.255.255.255", 443, false],
    ["::1", 443, false],
    ["::", 443, false],
    ["fe80::1", 443, false],
    ["fc00::1", 443, false],
    ["::ffff:10.0.0.1", 443, false],
    ["64:ff9b::a00:1", 443, false],
    ["2002:a00:1::", 443, false],
    ["example.jp", 443, false],
  ])("to %s, port %i, may be asked: %s", (address, asks, may) => {
    expect(isPublic(address, asks)).toBe(may);
  });
});

describe("the links of an announcement", () => {
  const content = contentOf({
    variants: {
      ja: [
        { kind: "text", text: "https://a.example/1 と http://b.example/（2）" },
        { kind: "card", title: "題", text: "https://a.example/1", link: { label: "見る", url: "https://c.example/" } },
      ],
    },
  });

  it("are found where they stand first", () => {
    expect(linksOf(content)).toEqual([
      { path: "variants.ja[0].text", url: "https://a.example/1" },
      { path: "variants.ja[0].text", url: "http://b.example/" },
      { path: "variants.ja[1].link.url", url: "https://c.example/" },
    ]);
  });

  it("are warned of when they are http or do not answer", async () => {
    const found = await linkFindings(content, async (url) =>
      url.startsWith("https://c") ? { kind: "dead", reason: "ページがありません" } : { kind: "alive" },
    );
    expect(found).toEqual([
      expect.objectContaining({ weight: "warning", code: "link-http", path: "variants.ja[0].text" }),
      {
        weight: "warning",
        code: "link-dead",
        path: "variants.ja[1].link.url",
        text: "リンク https://c.example/ を開けませんでした（ページがありません）。",
      },
    ]);
  });
});
