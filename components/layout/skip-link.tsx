/** The first stop of the keyboard: past the rail, to the page. */
export const SkipLink = () => (
  <a
    href="#content"
    className="keep-colors fixed top-2 left-2 z-50 -translate-y-16 rounded-2 bg-inverse px-3 py-2 font-medium text-on-inverse focus:translate-y-0"
  >
    Go to the page
  </a>
);
