import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { debounced } from '../../../webview/debounced';

describe('what waits for a pause', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is done once, after the last call', () => {
    const run = vi.fn();
    const later = debounced(100, run);
    later();
    vi.advanceTimersByTime(90);
    later();
    vi.advanceTimersByTime(90);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is done at once when it is flushed, and not again', () => {
    const run = vi.fn();
    const later = debounced(100, run);
    later.flush();
    expect(run).not.toHaveBeenCalled();
    later();
    later.flush();
    vi.advanceTimersByTime(200);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('is not done when it is cancelled', () => {
    const run = vi.fn();
    const later = debounced(100, run);
    later();
    later.cancel();
    vi.advanceTimersByTime(200);
    expect(run).not.toHaveBeenCalled();
  });
});
