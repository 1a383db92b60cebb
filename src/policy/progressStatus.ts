/** Progress status (進捗状況): how an indicator stands on the way, in the words of the mid-year form; set by staff. */
import { z } from "zod";

/** The form's own words, best first. A plan may print others (予定通り); those stay as they are printed. */
export const progressStatuses = ["予定を上回る", "予定どおり", "やや遅れている", "遅れている"] as const;
export const progressStatus = z.enum(progressStatuses);

export interface SetStatus {
  indicator: string;
  text: string;
  writtenBy: string | undefined;
  writtenAt: Date;
}
