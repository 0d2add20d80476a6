/** To be run in the page of a thousand providers: milliseconds until what was done has been painted, and from frame to frame, at rest and scrolling. */
export const dashboardSpeed = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const drawn = async () => {
    while (document.querySelector('main').ariaBusy === 'true') await frame();
  };
  const painted = async (act) => {
    await drawn();
    const began = performance.now();
    act();
    await frame(); await frame();
    return performance.now() - began;
  };
  const median = (times) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
  const frames = async (each) => {
    const times = [];
    for (let step = 0, last = performance.now(); step < 60; step++) {
      each();
      await frame();
      times.push(performance.now() - last);
      last = performance.now();
    }
    return times.sort((one, other) => one - other);
  };
  const type = (text) => () => {
    const field = document.querySelector('input[type=search]');
    field.value = text;
    field.dispatchEvent(new InputEvent('input'));
  };
  const still = await frames(() => {});
  const sorts = [], filters = [], clears = [];
  for (let round = 0; round < 3; round++) {
    sorts.push(await painted(() => document.querySelector('th.host button').click()));
    filters.push(await painted(type('org77')));
    clears.push(await painted(type('')));
  }
  await drawn();
  const region = document.querySelector('.region');
  const scroll = await frames(() => region.scrollBy(0, 30));
  return {
    sortMs: median(sorts), filterMs: median(filters), clearMs: median(clears), slowestMs: Math.max(...sorts, ...filters, ...clears),
    stillMs: still[30], stillSlowMs: still[57], scrollMs: scroll[30], scrollSlowMs: scroll[57],
    scrolled: region.scrollTop,
  };
})()`;
