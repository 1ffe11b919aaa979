/**
 * Saves photos. If the server's result was made with the wanted options, it is downloaded as it is; else the photo is
 * made once more with them, its progress shown, and the new result takes the old one's place.
 * While that goes on a photo's `saving` is {progress}.
 */
import { bytesOf, deleteJob, input, Problem, result } from './api.js';
import { send } from './sending.js';
import { zip } from './zip.js';

const SAME_STRENGTH = 1e-3;
const KEEP_URL = 60_000;

export const isMadeWith = (photo, wanted) => photo.options !== undefined
    && Math.abs(photo.options.strength - wanted.strength) < SAME_STRENGTH
    && photo.options.format === wanted.format
    && photo.options.metadata === wanted.metadata;

function download(address, name) {
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
}

export class Saving {
    #library;
    #follower;
    #work;
    #settings;
    #limits;

    constructor({ library, follower, work, settings, limits }) {
        this.#library = library;
        this.#follower = follower;
        this.#work = work;
        this.#settings = settings;
        this.#limits = limits;
    }

    /** Makes the photo as wanted if need be, and downloads it. */
    async save(photo) {
        await this.#prepared(photo);
        download(result(photo.job), photo.result.name);
    }

    /** Downloads several photos in one file. @param progress called with the number of those that are in it */
    async saveAll(photos, progress) {
        if (photos.length === 1) {
            await this.save(photos[0]);
            return;
        }
        const files = [];
        for (const photo of photos) {
            progress(files.length);
            await this.#prepared(photo);
            files.push({ name: photo.result.name, blob: await bytesOf(result(photo.job)) });
        }
        const packed = await zip(files);
        const address = URL.createObjectURL(packed);
        download(address, 'dsgformer.zip');
        setTimeout(() => URL.revokeObjectURL(address), KEEP_URL);
    }

    /** Makes a photo that is done once more, unless it is as wanted. */
    async #prepared(photo) {
        const wanted = this.#settings.wanted(photo);
        if (isMadeWith(photo, wanted)) return;
        this.#library.change(photo, { saving: { progress: 0 } });
        let job;
        try {
            const source = photo.file ?? await bytesOf(input(photo.job));
            job = await send(source, photo.name, wanted, this.#limits);
            const ended = await this.#end(photo, job);
            if (!this.#library.has(photo)) throw new Problem({ code: 'job_unknown' });
            const old = photo.job;
            this.#work.adopt(photo, ended);
            await deleteJob(old).catch(() => {}); // gone already, or soon
        } catch (problem) {
            if (job && photo.job !== job.id) await deleteJob(job.id).catch(() => {});
            throw problem;
        } finally {
            this.#library.change(photo, { saving: undefined });
        }
    }

    /** Waits for the end of a job; if it fails, its problem is thrown. */
    #end(photo, job) {
        return new Promise((resolve, reject) => {
            this.#follower.follow(job.id, (type, data) => {
                if (type === 'progress') {
                    this.#library.change(photo, { saving: { progress: data.total ? data.done / data.total : 0 } });
                } else if (type === 'gone' || type === 'cancelled') {
                    reject(new Problem({ code: 'job_unknown' }));
                } else if ((type === 'ended' || type === 'state') && data.endedAt) {
                    const { problem } = data.files[0];
                    if (problem) reject(new Problem(problem));
                    else resolve(data);
                }
            }, true);
        });
    }
}
