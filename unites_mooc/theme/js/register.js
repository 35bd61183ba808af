/* The web site alone: start the service worker, and get the script that speaks of it where one is needed.
 * `sw` is its registration. */
(function () {
  const here = document.currentScript.src;
  const workers = navigator.serviceWorker;
  if (!workers || window.top !== window || location.protocol === "file:") return;
  const ignore = () => {};
  const help = () => import(new URL("offline.js", here)).catch(ignore);
  const start = (sw) => {
    if (sw.waiting || document.querySelector("[data-offline]")) help();
    sw.onupdatefound = () => sw.active && help();
    document.onvisibilitychange = () => document.hidden || sw.update().catch(ignore);
  };
  window.onload = () => workers.register(new URL("../sw.js", here), { updateViaCache: "none" }).then(start, ignore);
})();
