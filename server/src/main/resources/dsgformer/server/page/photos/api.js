/** The server's interface as functions. A failure is a `Problem`, whose code and words are the server's. */

export class Problem extends Error {
    constructor({ code = 'internal', detail = '', wayOut = '', status = 0, retryAfter } = {}) {
        super(detail || code);
        Object.assign(this, { code, detail, wayOut, status, retryAfter });
    }
}

async function ask(address, options) {
    let response;
    try {
        response = await fetch(address, options);
    } catch (error) {
        throw error.name === 'AbortError' ? error : new Problem({ code: 'unreachable' });
    }
    if (response.ok) return response;
    const problem = await response.json().catch(() => ({}));
    const retryAfter = Number(response.headers.get('Retry-After')) || undefined;
    throw new Problem({ ...problem, status: response.status, retryAfter });
}

const json = async (address, options) => (await ask(address, options)).json();

export const info = () => json('/v1/info');
export const listJobs = async () => (await json('/v1/jobs')).jobs;
export const showJob = id => json(`/v1/jobs/${id}`);
export const deleteJob = id => ask(`/v1/jobs/${id}`, { method: 'DELETE' });
export const bytesOf = async (address, signal) => (await ask(address, { signal })).blob();

/** Addresses of a job's only photo. */
export const events = id => `/v1/jobs/${id}/events`;
export const input = id => `/v1/jobs/${id}/files/0/input`;
export const result = id => `/v1/jobs/${id}/files/0/result`;
export const small = (id, of, side) => `/v1/jobs/${id}/files/0/preview?of=${of}&side=${side}`;

/** A new job for one photo. A repetition with the same key makes no second one. */
export function createJob(photo, name, { strength, format, metadata }, key, signal) {
    const body = new FormData();
    body.append('photo', photo, name);
    return json(`/v1/jobs?${new URLSearchParams({ strength, format, metadata })}`, {
        method: 'POST',
        body,
        signal,
        headers: { 'Idempotency-Key': key },
    });
}

/** A region of a job's photo, before and after in one picture, and what the server says of the photo's blur. */
export async function previewRegion(id, { x, y, width, height }, signal) {
    const query = new URLSearchParams({ job: id, file: 0, x, y, width, height });
    const response = await ask(`/v1/preview?${query}`, { method: 'POST', signal });
    return { picture: await response.blob(), sharpness: response.headers.get('Dsgformer-Sharpness') ?? undefined };
}
