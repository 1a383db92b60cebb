/** The edge between the coloured top of a page and its white rest: Osaka's sea. */
export function Wave(): JSX.Element {
  return (
    <svg class="wave" viewBox="0 0 1440 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 40V24c180-26 360-26 540-4s360 22 540 0 270-18 360-6v26z" />
    </svg>
  );
}
