/** Sends a photo to become a job: again after a lost connection, and when the server has room. */
import { createJob, Problem } from './api.js';

const TRIES = 3;
const LONGEST_WAIT = 120;

const pause = (seconds, signal) => new Promise((resolve, reject) => {
    const stop = () => {
        clearTimeout(timer);
        reject(new DOMException('stopped', 'AbortError'));
    };
    const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
    }, seconds * 1000);
    signal?.addEventListener('abort', stop, { once: true });
});

/** A file that was moved since it was chosen fails like a lost connection; this tells them apart. */
async function requireReadable(photo) {
    try {
        await photo.slice(0, 1).arrayBuffer();
    } catch {
        throw new Problem({ code: 'file_gone' });
    }
}

/**
 * Sends a photo.
 *
 * @param later called when the server asks to wait
 * @returns the job
 */
export async function send(photo, name, options, limits, { signal, later = () => {} } = {}) {
    if (photo.size > limits.requestBytes) throw new Problem({ code: 'too_large', status: 413 });
    const key = crypto.randomUUID();
    for (let lost = 0; ; ) {
        await requireReadable(photo);
        try {
            return await createJob(photo, name, options, key, signal);
        } catch (problem) {
            if (problem.code === 'unreachable' && ++lost < TRIES) {
                await pause(2 ** lost, signal);
            } else if (problem.status === 429 && problem.retryAfter <= LONGEST_WAIT) {
                later();
                await pause(problem.retryAfter, signal);
            } else {
                throw problem;
            }
        }
    }
}
