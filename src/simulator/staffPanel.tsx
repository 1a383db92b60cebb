/** What the ward's side sees of it all: what it would be charged, which webhooks went out, which calls came in. */
import type { Channel } from "./channel.js";
import type { Exchange } from "./exchange.js";
import { chargeFor } from "./plan.js";
import type { Platform } from "./simulatedPlatform.js";
import { staffWords as words } from "./simulatorWords.js";
import type { WebhookRecord } from "./webhookSender.js";

const clock = new Intl.DateTimeFormat("ja-JP", { timeStyle: "medium", timeZone: "Asia/Tokyo" });
const number = new Intl.NumberFormat("ja-JP");

const newest = 12;

export function staffPanel(platform: Platform): string {
  return (
    <>
      <h3>{words.charge}</h3>
      <table class="charges">
        <thead>
          <tr>
            <th scope="col">{words.channel}</th>
            <th scope="col">{words.friends}</th>
            <th scope="col">
              {words.used} / {words.free}
            </th>
            <th scope="col">{words.yen}</th>
          </tr>
        </thead>
        <tbody>
          {[...platform.world.channels.values()].map((channel) => (
            <ChargeRow channel={channel} />
          ))}
        </tbody>
      </table>
      <p class="small">{words.chargeNote}</p>
      <h3>{words.webhooks}</h3>
      <Webhooks records={platform.webhooks.records.all().slice(-newest).reverse()} />
      <h3>{words.calls}</h3>
      <Calls calls={platform.requests.slice(-newest).reverse()} />
    </>
  ) as string;
}

function ChargeRow({ channel }: { channel: Channel }): JSX.Element {
  const { plan, used } = channel.usage;
  const charge = plan === null ? undefined : chargeFor(plan, used);
  return (
    <tr>
      <th scope="row" safe>
        {channel.options.displayName}
      </th>
      <td safe>{number.format(channel.friends.length)}</td>
      <td safe>{`${number.format(used)} / ${charge ? number.format(charge.free) : words.unlimited}`}</td>
      <td>
        <span safe>{charge ? `${number.format(charge.totalYen)}円` : "―"}</span>
        <span class="plan" safe>
          {charge ? (plan?.name ?? "") : ""}
        </span>
      </td>
    </tr>
  );
}

function Webhooks({ records }: { records: WebhookRecord[] }): JSX.Element {
  if (records.length === 0) return <p class="small">{words.none}</p>;
  return (
    <table class="webhooks">
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.channel}</th>
          <th scope="col">{words.event}</th>
          <th scope="col">{words.answer}</th>
          <th scope="col">{words.ms}</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <tr class={record.status !== undefined && record.status < 300 ? "fine" : "bad"}>
            <td safe>{clock.format(record.at)}</td>
            <td safe>{record.channel}</td>
            <td safe>{`${record.types.join(", ")}${record.redelivery ? `（${words.again}）` : ""}`}</td>
            <td safe>
              {record.status === undefined ? `${words.noAnswer} ${record.error ?? ""}` : String(record.status)}
            </td>
            <td safe>{String(Math.round(record.ms))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Calls({ calls }: { calls: Exchange[] }): JSX.Element {
  if (calls.length === 0) return <p class="small">{words.none}</p>;
  return (
    <table class="calls">
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.channel}</th>
          <th scope="col">{words.call}</th>
          <th scope="col">{words.answer}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr class={answered(call) ? "fine" : "bad"}>
            <td safe>{clock.format(call.at)}</td>
            <td safe>{call.channel ?? "―"}</td>
            <td safe>{`${call.method} ${shortPath(call.path)}`}</td>
            <td safe>{call.status === undefined ? words.noAnswer : String(call.status)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** That something asked for is not there is an answer too. */
const answered = ({ method, status }: Exchange): boolean =>
  status !== undefined && (status < 300 || (method === "GET" && status === 404));

/** Without the long ids, which tell nothing here and a person's should not be read out. */
const shortPath = (path: string): string =>
  path.replace(/^\/v2\/bot/, "").replaceAll(/\/(richmenu-|[UCR])[0-9a-f]{32}/g, "/…");
