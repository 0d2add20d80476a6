/**
 * Runs one step of a longer job and says so: a line when it begins, and the seconds when it took any.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function step(title, action) {
  const began = Date.now();
  console.log(`• ${title} …`);
  const reminder = setInterval(() => console.log(`  … ${seconds(began)}, still at it`), 15_000);
  try {
    const result = await action();
    console.log(`  done in ${seconds(began)}`);
    return result;
  } catch (error) {
    console.log(`  failed after ${seconds(began)}`);
    throw error;
  } finally {
    clearInterval(reminder);
  }
}

function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
