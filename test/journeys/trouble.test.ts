/** LINE has trouble, or we are late: what a resident then gets, and what they never get twice. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "../support/database.js";
import { type Service, startService } from "../support/service.js";

const database = useDatabase();
let service: Service;
beforeAll(async () => {
  service = await startService(database);
});
afterAll(() => service.close());
afterEach(() => service.platform.faults.clear());

const reply = "/v2/bot/message/reply";
const states = () => database.run("console", (tx) => tx.reply.findMany({ orderBy: { createdAt: "desc" }, take: 1 }));

describe("when LINE has trouble", () => {
  it.each([
    "500-before",
    "500-after",
    "reset-before",
    "reset-after",
  ] as const)("a reply arrives once through a %s", async (kind) => {
    const person = service.platform.addFriend("nishi");
    service.platform.faults.add({ kind, path: reply, times: 1 });
    await person.say("メニュー");
    await service.idle();
    expect(person.replies).toHaveLength(1);
    expect((await states())[0]).toMatchObject({
      state: kind.endsWith("after") ? "assumed" : "sent",
      attempts: 2,
      messages: null,
      token: null,
    });
  });

  it("waits out a rate limit", async () => {
    const person = service.platform.addFriend("nishi");
    service.platform.faults.add({ kind: "429-rate", path: reply, times: 2 });
    await person.say("メニュー");
    await service.idle();
    expect(person.replies).toHaveLength(1);
  });

  it("says nothing more when the token is gone, and tells the operator when LINE refuses the token at once", async () => {
    const person = service.platform.addFriend("nishi");
    service.platform.faults.add({ kind: "401", path: reply, times: 1 });
    await person.say("メニュー");
    await service.idle();
    expect(person.replies).toHaveLength(0);
    expect(service.lines.some((line) => line.includes("reply lost"))).toBe(true);
  });

  it("pushes a priority answer whose token LINE no longer takes, with a retry key that survives", async () => {
    const person = service.platform.addFriend("nishi");
    service.platform.faults.add({ kind: "401", path: reply, times: 1 });
    service.platform.faults.add({ kind: "500-after", path: "/v2/bot/message/push", times: 1 });
    await person.say("死にたいです");
    await service.idle();
    expect(person.replies).toHaveLength(1);
    const pushes = service.platform.requests.filter(({ path }) => path === "/v2/bot/message/push");
    expect(new Set(pushes.map(({ retryKey }) => retryKey)).size).toBe(1);
    expect(pushes).toHaveLength(2);
  });

  it("sends nothing to somebody who has blocked the account, and answers again when they come back", async () => {
    const person = service.platform.addFriend("suminoe");
    await person.say("メニュー");
    await service.idle();
    await person.block();
    await service.idle();
    const [contact] = await database.run("console", (tx) => tx.lineContact.findMany({ where: { channel: "suminoe" } }));
    expect(contact?.blockedAt).not.toBeNull();
    await person.unblock();
    await service.idle();
    expect(JSON.stringify(person.replies)).toContain("おかえりなさい");
  });

  it("is silent while another module has the chat", async () => {
    const person = service.platform.addFriend("nishi");
    service.platform.channel("nishi").mode = "standby";
    await person.say("メニュー");
    await service.idle();
    service.platform.channel("nishi").mode = "active";
    expect(person.replies).toHaveLength(0);
  });

  it("puts an event aside that fails for good, and goes on with the next one of the same resident", async () => {
    const person = service.platform.addFriend("nishi");
    await person.say("メニュー");
    await service.idle();
    // A row that can't be opened: as if the key had been changed.
    await database.run(
      "console",
      (tx) => tx.$executeRaw`
      INSERT INTO inbox_event (channel, webhook_event_id, person, kind, order_ts, payload, attempts)
      SELECT channel, 'broken', person, 'message', now(), '\\x00'::bytea, 4 FROM inbox_event WHERE length(person) > 0 ORDER BY id DESC LIMIT 1`,
    );
    await person.say("ヘルプ");
    await service.idle();
    expect(person.replies).toHaveLength(2);
    expect(await database.run("console", (tx) => tx.inboxEvent.count({ where: { state: "quarantined" } }))).toBe(1);
  });
});
