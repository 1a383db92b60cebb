/** Canned reply (定型文): a text that staff put into a reply and change to fit. */
import { z } from "zod";
import { language } from "../language.js";
import { longestPost } from "./thread.js";

export const mostCannedReplies = 100;

export const cannedReply = z.object({
  id: z.uuid(),
  title: z.string().trim().min(1).max(50),
  text: z.string().trim().min(1).max(longestPost),
  language,
});
export type CannedReply = z.infer<typeof cannedReply>;
