/** A small drawing per topic, to find it again at a glance; the name always stands beside it. */
import type { TopicKey } from "./topic.js";

const drawings: Record<TopicKey, string> = {
  // A child under a roof.
  childcare:
    "M3 11 12 4l9 7M6 9.500V20h12V9.500M12 11.500a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.600M9 20c0-2 1.3-3 3-3s3 1 3 3",
  // Two people side by side.
  watchover:
    "M8 4.500a3 3 0 1 0 0 6 3 3 0 0 0 0-6M16.5 7a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M2.5 20c0-4 2.2-6.5 5.5-6.500s5.5 2.5 5.5 6.500M15 14.500c3.5-.8 6.5 1.5 6.5 5.5",
  // A helmet.
  disaster: "M4 16a8 8 0 0 1 16 0M2.5 16h19v3h-19zM10 8.500V5h4v3.5",
  // Three houses of a neighbourhood.
  association: "M2 20v-8l4-3.5 4 3.500v8M14 20v-8l4-3.5 4 3.500v8M8 10V7l4-3.500L16 7v3M10 20v-5h4v5M2 20h20",
  // A flag over a ground.
  expo: "M6 21V4M6 5c4-2 8 2 13 0v8c-5 2-9-2-13 0M3 21h8",
  // An office with pillars.
  office: "M3 9.5 12 4l9 5.500zM5 9.500V18M9.7 9.500V18M14.3 9.500V18M19 9.500V18M3 20.500h18",
};

export function TopicSign({ topic }: { topic: TopicKey }): JSX.Element {
  return (
    <svg class="sign topic-sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={drawings[topic]} />
    </svg>
  );
}
