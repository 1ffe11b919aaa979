/**
 * What happens to photos: they are sent two at a time, followed, cancelled, tried again and found again after a reload.
 * A photo is restored at full strength with everything kept; other wishes are met when it is saved.
 */
import { bytesOf, deleteJob, input, listJobs, Problem } from './api.js';
import { rememberedPhotos, rememberPhotos } from './memory.js';
import { send } from './sending.js';

const AT_ONCE = 2;

/** What a photo is first made with. */
export const USUAL = Object.freeze({ strength: 1, format: 'auto', metadata: 'keep' });

const IDLE = { progress: undefined, problem: undefined, result: undefined, later: false };

/** What the server says of a photo, as fields of it. */
function fieldsOf(photo, { state, progress, sharpness, format, width, height, result, problem }, options) {
    return {
        state,
        progress,
        sharpness: result?.sharpness ?? sharpness ?? photo.sharpness,
        format,
        width: result?.width ?? width,
        height: result?.height ?? height,
        result,
        problem,
        // A later result may have been told to keep less; this is what there is to keep.
        kept: options.metadata === 'keep' ? result?.metadata : photo.kept,
    };
}

export class Work {
    #library;
    #follower;
    #limits;
    #waiting = [];
    #sending = 0;
    #stops = new Map();

    constructor(library, follower, limits) {
        this.#library = library;
        this.#follower = follower;
        this.#limits = limits;
    }

    /** Adds files as photos, and starts to work on them. */
    add(files) {
        const photos = files.map(file => this.#library.add({ name: file.name, bytes: file.size, file }));
        photos.forEach(photo => this.#start(photo));
        return photos;
    }

    /** Finds the photos of an earlier visit that the server still has. */
    async restore() {
        const remembered = rememberedPhotos();
        if (!remembered.length) return;
        const jobs = new Map((await listJobs()).map(job => [job.id, job]));
        for (const { key, job: id, strength } of remembered) {
            const job = jobs.get(id);
            if (!job) continue;
            const { name, bytes, state } = job.files[0];
            const photo = this.#library.add({ key, name, bytes, strength, state });
            this.adopt(photo, job);
        }
        rememberPhotos(this.#library);
    }

    /** Makes a job the photo's own, and follows it if it has not ended. */
    adopt(photo, job) {
        this.#stop(photo);
        const { id, options } = job;
        this.#library.change(photo, { ...IDLE, job: id, options, ...fieldsOf(photo, job.files[0], options) });
        rememberPhotos(this.#library);
        if (!job.endedAt) {
            this.#stops.set(photo, this.#follower.follow(job.id, (type, data) => this.#hear(photo, type, data)));
        }
    }

    async cancel(photo) {
        await this.#drop(photo);
        if (photo.file) this.#library.change(photo, { ...IDLE, state: 'cancelled' });
        else this.#library.remove(photo);
        rememberPhotos(this.#library);
    }

    async remove(photo) {
        this.#library.remove(photo);
        await this.#drop(photo);
        rememberPhotos(this.#library);
    }

    /** Makes a photo again that failed or was cancelled. */
    async retry(photo) {
        this.#library.change(photo, { ...IDLE, state: 'waiting' });
        try {
            photo.file ??= await bytesOf(input(photo.job));
            await this.#drop(photo);
            this.#start(photo);
        } catch (problem) {
            this.#fail(photo, problem);
        }
    }

    #start(photo) {
        this.#waiting.push(photo);
        this.#next();
    }

    #next() {
        while (this.#sending < AT_ONCE && this.#waiting.length) {
            this.#sending++;
            this.#send(this.#waiting.shift()).finally(() => {
                this.#sending--;
                this.#next();
            });
        }
    }

    async #send(photo) {
        const stopped = new AbortController();
        this.#stops.set(photo, () => stopped.abort());
        this.#library.change(photo, { state: 'sending' });
        try {
            const job = await send(photo.file, photo.name, USUAL, this.#limits, {
                signal: stopped.signal,
                later: () => this.#library.change(photo, { later: true }),
            });
            if (stopped.signal.aborted) await deleteJob(job.id);
            else this.adopt(photo, job);
        } catch (problem) {
            if (!stopped.signal.aborted) this.#fail(photo, problem);
        }
    }

    /** Stops all work on a photo, and deletes it on the server. */
    async #drop(photo) {
        this.#waiting = this.#waiting.filter(each => each !== photo);
        this.#stop(photo);
        const { job } = photo;
        photo.job = undefined;
        if (!job) return;
        try {
            await deleteJob(job);
        } catch {
            // It is gone already, or goes when its time is up.
        }
    }

    #stop(photo) {
        this.#stops.get(photo)?.();
        this.#stops.delete(photo);
    }

    #hear(photo, type, data) {
        if (type === 'state' || type === 'ended') this.#take(photo, data.files[0]);
        else if (type === 'examined' || type === 'progress') {
            const { done, total, secondsLeft, sharpness = photo.sharpness } = data;
            this.#library.change(photo, { state: 'running', progress: { done, total, secondsLeft }, sharpness });
        } else if (type === 'gone' || type === 'cancelled') this.#library.remove(photo);
        else this.#take(photo, data);
    }

    #take(photo, file) {
        this.#library.change(photo, fieldsOf(photo, file, photo.options));
    }

    #fail(photo, problem) {
        const known = problem instanceof Problem ? problem : new Problem({ code: 'internal', detail: problem.message });
        this.#library.change(photo, { state: 'failed', problem: known });
    }
}
