import { proofOfWorkFiles } from './proof-of-work-files.ts'

/** The event by which the page hears how far its proof of work is: `detail` is a share, from 0 to 1. */
export const proofProgressEvent = 'proof-progress'

/**
 * Stands before the package's own worker, which says nothing before it is done: counts its tries, and tells ten times a
 * second how many of those that the challenge can take at most are behind it. Workers share the tries between them in
 * turn, so the place of one is about the place of all.
 */
export const tellingWorker = `(() => {
  const { deriveKey } = SubtleCrypto.prototype;
  let at = 0, step = 1, most = Infinity, toldAt = 0;
  self.addEventListener('message', ({ data }) => {
    if (data.type !== 'work') return;
    at = data.counterStart;
    step = data.counterStep;
    most = data.challenge.parameters.data.most;
  });
  SubtleCrypto.prototype.deriveKey = function (...given) {
    at += step;
    if (performance.now() - toldAt > 100) {
      toldAt = performance.now();
      self.postMessage({ progress: Math.min(1, at / most) });
    }
    return deriveKey.apply(this, given);
  };
})();
`

/**
 * Registers the worker before the component starts: the strict policy forbids workers made from text. What it tells on
 * the way is passed on to the page; the component would take any message for the solution.
 */
export const register = `
globalThis.$altcha.algorithms.set('PBKDF2/SHA-256', () => {
  const worker = new Worker('${proofOfWorkFiles.worker}');
  worker.addEventListener('message', (event) => {
    if (typeof event.data?.progress !== 'number') return;
    event.stopImmediatePropagation();
    document.dispatchEvent(new CustomEvent('${proofProgressEvent}', { detail: event.data.progress }));
  });
  return worker;
});
`
