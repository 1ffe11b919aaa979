/**
 * The photos on the page, in the order they came. Each has a job of its own on the server, so that it can be cancelled
 * and made again by itself. Listeners hear `add`, `change` and `remove`, with the photo as `detail`.
 *
 * A photo: key, name, bytes, file (while this page has it), job (id), options (of the job), strength (wanted),
 * state (waiting, sending, queued, running, done, failed, cancelled), progress, sharpness, format, width, height, result,
 * kept (what of its metadata can be kept), problem, saving (see saving.js), later (whether the server asked to wait).
 */
export class Library extends EventTarget {
    photos = [];

    add(fields) {
        const photo = { key: crypto.randomUUID(), state: 'waiting', strength: 1, ...fields };
        this.photos.push(photo);
        this.#tell('add', photo);
        return photo;
    }

    change(photo, fields) {
        Object.assign(photo, fields);
        if (this.has(photo)) this.#tell('change', photo);
    }

    remove(photo) {
        if (!this.has(photo)) return;
        this.photos = this.photos.filter(each => each !== photo);
        this.#tell('remove', photo);
    }

    has(photo) {
        return this.photos.includes(photo);
    }

    find(key) {
        return this.photos.find(photo => photo.key === key);
    }

    #tell(type, photo) {
        this.dispatchEvent(new CustomEvent(type, { detail: photo }));
    }
}

const ENDED = new Set(['done', 'failed', 'cancelled']);

export const hasEnded = photo => ENDED.has(photo.state);
