/** How LINE words what it refuses about messages. */
import { messageProblems, type Problem } from "../line/limits.js";
import { type Answer, field, refused } from "./call.js";

/** The refusal of the messages of a request, or undefined where LINE takes them. */
export function messagesRefusal(body: unknown): Answer | undefined {
  const problems = messageProblems(withLoopbackMedia(field(body, "messages")));
  return problems.length === 0 ? undefined : problemsRefusal(problems);
}

export function problemsRefusal(problems: Problem[]): Answer {
  const inside = /^(messages\[\d+\])\.(template|contents)\b/.exec(problems[0]?.path ?? "");
  if (inside) {
    // Inside templates and Flex messages LINE counts from the object and writes a pointer.
    const prefix = inside[2] === "contents" ? `${inside[1]}.contents` : `${inside[1]}`;
    const details = problems.map(({ path, text }) => ({ message: text, property: pointer(path, prefix) }));
    return refused(400, `A message (${inside[1]}) in the request body is invalid`, details);
  }
  const details = problems.map(({ path, text }) => ({ message: text, property: path }));
  return refused(400, `The request body has ${problems.length} error(s)`, details);
}

function pointer(path: string, prefix: string): string {
  const rest = path.startsWith(prefix) ? path.slice(prefix.length) : path;
  return rest.replaceAll(/[.[\]]+/g, "/").replace(/\/$/, "") || "/";
}

/** A demo has no https: what lies on this machine counts as if it had. */
function withLoopbackMedia(messages: unknown): unknown {
  const json = JSON.stringify(messages) ?? "null";
  if (!json.includes('"http://')) return messages;
  return JSON.parse(json.replaceAll(/"http:\/\/((?:localhost|127\.0\.0\.1)(?::\d+)?\/)/g, '"https://$1'));
}
