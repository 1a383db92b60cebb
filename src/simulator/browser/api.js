/** Talks with the simulator's server. */

export const base = document.body.dataset.base;

export async function ask(path) {
  const answer = await fetch(base + path);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

export async function tell(path, body, method = "POST") {
  const answer = await fetch(base + path, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.message ?? String(answer.status));
  return said;
}

const known = new Set();

/** Loads the style sheet for free values (colours, widths) that no message had before. */
export function loadValues(names) {
  const fresh = names.filter((name) => !known.has(name));
  if (fresh.length === 0) return;
  for (const name of fresh) known.add(name);
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = `${base}/preview/values.css?v=${fresh.join(".")}`;
  document.head.append(link);
}
