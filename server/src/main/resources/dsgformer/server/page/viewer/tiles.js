/**
 * Regions of the photo at real pixels, before and after, which the server restores at once and without the whole photo.
 * They lie on a grid. The nearest that are wanted come first, two at a time; the least recently wanted are forgotten.
 */
import { previewRegion } from '../photos/api.js';
import { Pair } from './pair.js';

/** Side of a region. */
export const TILE = 512;

const AT_ONCE = 2;
const MOST_KEPT = 30;

const keyOf = ({ column, row }) => `${column},${row}`;

/** The cells that a region touches, nearest to a point first. */
export function cellsOf({ x, y, width, height }, size, point) {
    const columns = Math.ceil(size.width / TILE);
    const rows = Math.ceil(size.height / TILE);
    const clamp = (value, most) => Math.min(Math.max(value, 0), most - 1);
    const cells = [];
    for (let row = clamp(Math.floor(y / TILE), rows); row <= clamp(Math.floor((y + height - 1) / TILE), rows); row++) {
        for (let column = clamp(Math.floor(x / TILE), columns); column <= clamp(Math.floor((x + width - 1) / TILE), columns); column++) {
            const distance = Math.hypot((column + 0.5) * TILE - point.x, (row + 0.5) * TILE - point.y);
            cells.push({ column, row, distance });
        }
    }
    return cells.sort((a, b) => a.distance - b.distance);
}

export class Tiles {
    #photo;
    #kept = new Map(); // the least recently wanted first
    #failed = new Set();
    #running = new Set();
    #wanted = [];
    #stopped = new AbortController();
    #changed;
    #learned;

    /**
     * @param changed called when a region has come, or has failed
     * @param learned called with what the server says of the photo's sharpness
     */
    constructor(photo, changed, learned) {
        this.#photo = photo;
        this.#changed = changed;
        this.#learned = learned;
    }

    get busy() {
        return this.#running.size > 0;
    }

    /** Whether a region that is wanted could not be made. */
    get failing() {
        return this.#wanted.some(cell => this.#failed.has(keyOf(cell)));
    }

    /** Says which cells are to be shown, the most urgent first; what was wanted before is no more, unless it has begun. */
    want(cells) {
        this.#wanted = cells.slice(0, MOST_KEPT);
        for (const cell of this.#wanted) {
            const key = keyOf(cell);
            const pair = this.#kept.get(key);
            if (pair) {
                this.#kept.delete(key);
                this.#kept.set(key, pair);
            }
        }
        this.#next();
    }

    /** Calls back with each region there is and its place. */
    forEach(callback) {
        for (const [key, pair] of this.#kept) {
            const [column, row] = key.split(',').map(Number);
            callback(pair, column * TILE, row * TILE);
        }
    }

    close() {
        this.#stopped.abort();
        this.#wanted = [];
        this.#kept.clear();
    }

    #next() {
        while (this.#running.size < AT_ONCE) {
            const cell = this.#wanted.find(each => {
                const key = keyOf(each);
                return !this.#kept.has(key) && !this.#running.has(key) && !this.#failed.has(key);
            });
            if (!cell) return;
            this.#load(cell);
        }
    }

    async #load(cell) {
        const key = keyOf(cell);
        this.#running.add(key);
        try {
            const region = { x: cell.column * TILE, y: cell.row * TILE, width: TILE, height: TILE };
            const { picture, sharpness } = await previewRegion(this.#photo.job, region, this.#stopped.signal);
            const bitmap = await createImageBitmap(picture);
            if (this.#stopped.signal.aborted) return;
            this.#kept.set(key, Pair.ofHalves(bitmap));
            bitmap.close();
            while (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value);
            if (sharpness) this.#learned(sharpness);
        } catch (problem) {
            if (this.#stopped.signal.aborted) return;
            if (problem.status === 429) await new Promise(resolve => setTimeout(resolve, 1000 * (problem.retryAfter ?? 1)));
            else this.#failed.add(key);
        } finally {
            this.#running.delete(key);
            if (!this.#stopped.signal.aborted) {
                this.#changed();
                this.#next();
            }
        }
    }
}
