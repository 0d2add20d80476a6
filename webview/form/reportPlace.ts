export const reportId = 'report';

/** How much of the window's height a report gets before it has any rows. */
const share = 0.6;

/** Brings the report into sight and gives it room, so that nothing jumps as its rows go and come. */
export function showReport(): void {
  const report = document.getElementById(reportId);
  if (report === null) return;
  report.style.minHeight = `${Math.max(report.offsetHeight, window.innerHeight * share)}px`;
  const { top } = report.getBoundingClientRect();
  const inSight = top >= 0 && top < window.innerHeight * (1 - share);
  if (!inSight) report.scrollIntoView({ block: 'start' });
}
