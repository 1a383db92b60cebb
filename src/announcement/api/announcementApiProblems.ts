/** What can stand in the way of an announcement, as problems of the API. */
import { problem } from "../../api/apiProblem.js";
import type { Approved, ContentFinding, Written } from "../desk/announcementDesk.js";

export const noAnnouncement = problem(404, "announcement-missing", "There is no such announcement in this ward.");

const fixed = (state: string) =>
  problem(409, "announcement-state", `The announcement is ${state}: only a draft can be changed and approved.`, {
    facts: { state },
  });

const outdated = (version: number, status = 409) =>
  problem(status, "announcement-outdated", `Somebody has edited it since: it is at version ${version} now.`, {
    facts: { version },
  });

const faulty = (status: number, findings: readonly ContentFinding[]) => {
  const errors = findings
    .filter(({ weight }) => weight === "error")
    .map(({ path, code, text }) => ({ path, message: `${code}: ${text}` }));
  return problem(status, "content-faulty", "The announcement has faults: mend them first.", { errors });
};

export function writtenProblem(written: Exclude<Written, { kind: "written" }>, outdatedStatus = 409) {
  switch (written.kind) {
    case "missing":
      return noAnnouncement;
    case "fixed":
      return fixed(written.state);
    case "outdated":
      return outdated(written.version, outdatedStatus);
    case "faulty":
      return faulty(400, written.findings);
    default:
      return written satisfies never;
  }
}

export function approvalProblem(approved: Exclude<Approved, { kind: "approved" }>) {
  switch (approved.kind) {
    case "missing":
      return noAnnouncement;
    case "fixed":
      return fixed(approved.state);
    case "own":
      return problem(
        403,
        "own-announcement",
        "Who wrote, edited or already approved it can't approve it: a second person must.",
      );
    case "not-yours":
      return problem(
        403,
        "not-your-step",
        `The next step is ${approved.step}, and this token is not among its approvers.`,
        {
          facts: { step: approved.step },
        },
      );
    case "outdated":
      return outdated(approved.version);
    case "count":
      return problem(
        409,
        "recipient-count",
        `It would go to ${approved.recipients} recipients, not to ${approved.expected}: look at it again.`,
        {
          facts: { expected: approved.expected, recipients: approved.recipients },
        },
      );
    case "faulty":
      return faulty(409, approved.findings);
    case "too-big": {
      const errors = approved.forecasts
        .filter(({ fits }) => !fits)
        .map(({ channel, reason }) => ({ path: channel, message: reason ?? "does not fit" }));
      return problem(409, "quota", "It does not fit what the channel may still send this month.", { errors });
    }
    default:
      return approved satisfies never;
  }
}
