/** What `npm run channel` says to the operator: what is, and what to do about it. */
import type { LineFailure } from "../line/lineFailure.js";
import type { WebhookOutcome } from "../line/webhookSetUp.js";
import type { UploadReport } from "../menu/menuUpload.js";
import type { FollowersOutcome } from "../resident/followers.js";

const variableOf = (channel: string): string => `LINE_${channel.toUpperCase().replaceAll("-", "_")}_CHANNEL`;

export function failureSentence(failure: LineFailure, channel: string): string {
  if (failure.kind === "unreachable")
    return `LINE could not be reached (${failure.code}): check the network, the proxy and LINE_API_BASE_URL, and run the command again.`;
  switch (failure.status) {
    case 401:
      return `LINE does not take the access token of ${channel} (401): issue a new one in the LINE Developers Console (the channel → Messaging API) and set ${variableOf(channel)}_ACCESS_TOKEN.`;
    case 403:
      return `LINE does not allow this to the channel ${channel} (403): ${failure.message}`;
    case 429:
      return "LINE wants no more calls for now (429): run the command again in an hour; what has been done stays.";
    default:
      return `LINE refused a step (${failure.status}): ${failure.message}`;
  }
}

export function webhookSentence(
  outcome: WebhookOutcome,
  url: string,
  channel: string,
): { good: boolean; sentence: string } {
  switch (outcome.kind) {
    case "works":
      return outcome.switchedOn
        ? { good: true, sentence: `LINE's webhooks arrive at ${url} with the right signature.` }
        : {
            good: false,
            sentence: `LINE reaches ${url}, but its webhooks are switched off: LINE Developers Console → the channel → Messaging API → "Use webhook".`,
          };
    case "not-https":
      return {
        good: false,
        sentence: `LINE sends webhooks to https only, and PUBLIC_URL makes them ${url}: set PUBLIC_URL to the address at which the internet reaches this product.`,
      };
    case "too-long":
      return { good: false, sentence: `The webhook address is longer than LINE takes: ${url}` };
    case "fails":
      return { good: false, sentence: `LINE's test webhook to ${url} failed: ${failedTest(outcome, channel)}` };
    default:
      return outcome satisfies never;
  }
}

function failedTest(
  { reason, statusCode, detail }: Extract<WebhookOutcome, { kind: "fails" }>,
  channel: string,
): string {
  if (reason === "COULD_NOT_CONNECT")
    return "LINE could not connect. Is the product running, does the name lead to it, and is its certificate of a public authority?";
  if (reason === "REQUEST_TIMEOUT") return "there was no answer within LINE's time.";
  if (statusCode === 401)
    return `it was answered 401, so the channel secret is another one: set ${variableOf(channel)}_SECRET (LINE Developers Console → the channel → Basic settings).`;
  if (statusCode === 404)
    return `it was answered 404: what answers there is not this product, or the product was started without the credentials of ${channel}.`;
  return `${reason} ${statusCode} ${detail}`;
}

export function menusSentence(
  { made, unchanged, deleted, waiting, stillShown }: UploadReport,
  channel: string,
): string {
  const done = [`${made} made`, `${unchanged} unchanged`, ...(deleted > 0 ? [`${deleted} old ones deleted`] : [])].join(
    ", ",
  );
  const left = [
    ...(waiting > 0
      ? [
          `${waiting} are left, because LINE takes 100 an hour: run npm run channel -- menus ${channel} again in an hour.`,
        ]
      : []),
    ...(stillShown > 0
      ? [`${stillShown} old ones stay until LINE has moved their residents; the next run deletes them.`]
      : []),
  ];
  return [`Rich menus: ${done}.`, ...left].join(" ");
}

export function followersSentence(outcome: FollowersOutcome): string {
  if (outcome.kind === "loaded") return `Friends: ${outcome.friends} at LINE, ${outcome.created} of them new here.`;
  return "Friends: LINE tells who they are to verified accounts (認証済アカウント) only. They become known when they next write or press a button.";
}
