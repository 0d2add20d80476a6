/** How long, in ms, a live region stays empty, so that a sentence that is said twice is heard twice. */
const pause = 50;

/** One polite live region at the end of `parent`; the returned function says a sentence in it. */
export function createAnnouncer(parent: HTMLElement): (sentence: string) => void {
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  parent.append(region);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(timer);
    region.textContent = '';
    timer = setTimeout(() => {
      region.textContent = sentence;
    }, pause);
  };
}
