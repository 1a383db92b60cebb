/** The platform as a process of its own: `standalone.js --port 0 --webhook http://127.0.0.1:3000 --channels nishi,suminoe`. */
import { parseArgs } from "node:util";
import type { ChannelOptions } from "./channel.js";
import { startPlatform } from "./platform.js";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    /** Origin of the product. */
    webhook: { type: "string", default: "http://127.0.0.1:3000" },
    /** Names; secret and token of each are `secret-NAME` and `token-NAME`. */
    channels: { type: "string", default: "nishi,nishiyodogawa,suminoe" },
    limits: { type: "string", default: "enforce" },
  },
});

const channels = values.channels.split(",").map(
  (name, index): ChannelOptions => ({
    name,
    displayName: name,
    channelSecret: `secret-${name}`,
    accessToken: `token-${name}`,
    botUserId: `U${String(index + 1).padStart(32, "0")}`,
  }),
);

const platform = await startPlatform({
  port: Number(values.port),
  channels,
  webhookUrl: (channel) => `${values.webhook}/webhook/${channel}`,
  limits: values.limits === "observe" ? "observe" : "enforce",
});
process.stdout.write(`${JSON.stringify({ url: platform.url, channels: channels.map(({ name }) => name) })}\n`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    void platform.close().then(() => process.exit(0));
  });
}
