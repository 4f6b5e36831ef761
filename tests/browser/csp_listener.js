// Runs in every document before its own scripts, so that no violation comes too early to be seen.
document.addEventListener("securitypolicyviolation", (event) => {
  window.mapgenReportViolation(`${event.effectiveDirective}: ${event.blockedURI}`);
});
