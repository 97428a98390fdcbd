// Runs in every frame of the page that is watched, before anything else: reports each token as
// soon as it can be seen, with the time. It does not care how the token came here.
(mark) => {
  const tokens = /token-\w{6}|rgb\(\d+, \d+, \d+\)/g;
  const interval = 10; // ms, for what no mutation tells: a style sheet, a frame that is revealed
  const soon = 2000; // ms from when there is a frame, in which it mostly begins to load
  const rarely = 200; // ms, where it has not begun then: a page may have hundreds
  let reported = "";

  const now = () => performance.timeOrigin + performance.now();

  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  function isFrameShown() {
    for (let scope = window; scope !== scope.top; scope = scope.parent) {
      if (scope.frameElement && !isShown(scope.frameElement)) return false;
    }
    return true;
  }

  const text = (element) =>
    mark.property
      ? getComputedStyle(element).getPropertyValue(mark.property)
      : (element.textContent ?? "");

  function shown() {
    const elements = [...document.querySelectorAll(mark.selector)];
    if (!elements.length || !isFrameShown()) return [];
    return elements.flatMap((element) => (isShown(element) ? (text(element).match(tokens) ?? []) : []));
  }

  function check() {
    const seen = shown();
    if (seen.join() === reported) return;
    reported = seen.join();
    window.benchmarkSeen(seen, now());
  }

  function watch() {
    if (document.URL === "about:blank") {
      return void setTimeout(watch, performance.now() < soon ? interval : rarely);
    }
    window.benchmarkShown = shown;
    new MutationObserver(check).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    addEventListener("load", check, { capture: true });
    setInterval(check, interval);
  }

  window.benchmarkLoaded(window === window.top);
  watch();
};
