import { describe, expect, it } from "vitest";
import {
  type ApprovalSituation,
  decideApproval,
  identitiesOf,
  nextStep,
} from "../../../src/announcement/desk/approval.js";
import type { Actor } from "../../../src/console/actor.js";

const ids = {
  writer: "10000000-0000-4000-8000-000000000001",
  helper: "10000000-0000-4000-8000-000000000002",
  chief: "10000000-0000-4000-8000-000000000003",
  head: "10000000-0000-4000-8000-000000000004",
  deputy: "10000000-0000-4000-8000-000000000005",
  token: "20000000-0000-4000-8000-000000000001",
  otherToken: "20000000-0000-4000-8000-000000000002",
};
const staff = (id: string): Actor => ({ kind: "staff", id, name: "職員" });
const token = (id: string, staffId?: string): Actor => ({ kind: "token", id, name: "防災システム", staffId });

const oneStep = [{ name: "承認", members: [], deputies: [] }];
const twoSteps = [
  { name: "係長", members: [ids.chief], deputies: [ids.deputy] },
  { name: "課長", members: [ids.head], deputies: [ids.deputy] },
];
const hashes = { contentSha256: "c".repeat(64), audienceSha256: "a".repeat(64) };
const draft: ApprovalSituation = {
  state: "draft",
  version: 3,
  ...hashes,
  emergency: false,
  editors: [ids.writer, ids.helper],
  approvals: [],
  steps: oneStep,
};
const byChief = { step: 0, by: [ids.chief], ...hashes };
const made = (asDeputy: boolean, complete: boolean, step = 0) => ({
  kind: "step",
  step,
  asDeputy,
  complete,
  ownEmergency: false,
});

const situations: [string, Partial<ApprovalSituation>, Actor, number | undefined, object][] = [
  ["an approver completes the only step", {}, staff(ids.chief), 3, made(false, true)],
  ["whoever says no version approves what is there", {}, staff(ids.chief), undefined, made(false, true)],
  ["the author can't approve", {}, staff(ids.writer), 3, { kind: "own" }],
  ["somebody who edited it can't approve", {}, staff(ids.helper), 3, { kind: "own" }],
  ["the author's token is the author", {}, token(ids.token, ids.writer), 3, { kind: "own" }],
  ["a token can't approve its own", { editors: [ids.token] }, token(ids.token), 3, { kind: "own" }],
  [
    "the person behind the writing token can't",
    { editors: [ids.token, ids.chief] },
    staff(ids.chief),
    3,
    { kind: "own" },
  ],
  ["another token can", { editors: [ids.token] }, token(ids.otherToken), 3, made(false, true)],
  ["nobody in particular can't", {}, { kind: "system" }, 3, { kind: "own" }],
  ["an older version can't be approved", {}, staff(ids.chief), 2, { kind: "outdated", version: 3 }],
  [
    "what is approved already can't be approved",
    { state: "approved" },
    staff(ids.head),
    3,
    { kind: "fixed", state: "approved" },
  ],
  [
    "what is on its way can't be approved",
    { state: "sending" },
    staff(ids.head),
    3,
    { kind: "fixed", state: "sending" },
  ],
  [
    "what is cancelled can't be approved",
    { state: "cancelled" },
    staff(ids.head),
    3,
    { kind: "fixed", state: "cancelled" },
  ],
  ["the first of two steps is not enough", { steps: twoSteps }, staff(ids.chief), 3, made(false, false)],
  [
    "the head can't take the chief's step",
    { steps: twoSteps },
    staff(ids.head),
    3,
    { kind: "not-yours", step: "係長" },
  ],
  ["a deputy takes the chief's step", { steps: twoSteps }, staff(ids.deputy), 3, made(true, false)],
  [
    "a token of nobody can't take a named step",
    { steps: twoSteps },
    token(ids.token),
    3,
    { kind: "not-yours", step: "係長" },
  ],
  [
    "a token for the chief takes the chief's step",
    { steps: twoSteps },
    token(ids.token, ids.chief),
    3,
    made(false, false),
  ],
  [
    "the head completes the second step",
    { steps: twoSteps, approvals: [byChief] },
    staff(ids.head),
    3,
    made(false, true, 1),
  ],
  [
    "the chief can't take the second step, too",
    { steps: twoSteps, approvals: [byChief] },
    staff(ids.chief),
    3,
    { kind: "own" },
  ],
  [
    "one deputy can't take both steps",
    { steps: twoSteps, approvals: [{ ...byChief, by: [ids.deputy] }] },
    staff(ids.deputy),
    3,
    { kind: "own" },
  ],
  [
    "a step made through a token is made by the person behind it",
    { steps: twoSteps, approvals: [{ ...byChief, by: [ids.token, ids.deputy] }] },
    staff(ids.deputy),
    3,
    { kind: "own" },
  ],
  [
    "an approval of another content doesn't count",
    { steps: twoSteps, approvals: [{ ...byChief, contentSha256: "d".repeat(64) }] },
    staff(ids.chief),
    3,
    made(false, false),
  ],
  [
    "an approval for another audience doesn't count",
    { steps: twoSteps, approvals: [{ ...byChief, audienceSha256: "d".repeat(64) }] },
    staff(ids.chief),
    3,
    made(false, false),
  ],
  [
    "an emergency goes with its author's approval",
    { emergency: true, steps: twoSteps },
    staff(ids.writer),
    3,
    { ...made(false, true), ownEmergency: true },
  ],
  ["an emergency needs one approver only", { emergency: true, steps: twoSteps }, staff(ids.head), 3, made(false, true)],
  [
    "an emergency's older version can't be approved",
    { emergency: true },
    staff(ids.head),
    1,
    { kind: "outdated", version: 3 },
  ],
];

describe("approval", () => {
  it.each(situations)("%s", (_title, situation, actor, version, outcome) => {
    expect(decideApproval({ ...draft, ...situation }, actor, { version, mayApproveOwnEmergency: true })).toEqual(
      outcome,
    );
  });

  it("does not let an author approve their own emergency who is no approver", () => {
    const own = { ...draft, emergency: true };
    expect(decideApproval(own, staff(ids.writer), { version: 3 })).toEqual({ kind: "own" });
    expect(decideApproval(own, { kind: "operator" }, { mayApproveOwnEmergency: true })).toEqual({ kind: "own" });
  });

  it("names the step that is next", () => {
    expect(nextStep({ ...draft, steps: twoSteps })?.name).toBe("係長");
    expect(nextStep({ ...draft, steps: twoSteps, approvals: [byChief] })?.name).toBe("課長");
    expect(nextStep({ ...draft, approvals: [byChief] })).toBeUndefined();
  });

  it("knows a token and the person behind it as one", () => {
    expect(identitiesOf(token(ids.token, ids.chief))).toEqual([ids.token, ids.chief]);
    expect(identitiesOf(token(ids.token))).toEqual([ids.token]);
    expect(identitiesOf({ kind: "operator" })).toEqual([]);
  });
});
