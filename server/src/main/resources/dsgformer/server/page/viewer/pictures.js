/**
 * All pixels of the photo that is open: the whole photo, and above it the regions at real pixels. Decides which regions
 * are worth asking for, and draws both sides.
 */
import { loadBase } from './base.js';
import { cellsOf, Tiles } from './tiles.js';

/** Until the photo is done, a view of more regions than this asks only for those at the pointer. */
const MOST_BEFORE_DONE = 4;
const MOST_WANTED = 30;

export class Pictures {
    #photo;
    #base;
    #tiles;
    #stopped = new AbortController();
    #changed;

    strength = 1;

    /**
     * @param changed called when there is more to draw
     * @param learned called with what the server says of the photo's sharpness
     */
    constructor(photo, changed, learned) {
        this.#photo = photo;
        this.#changed = changed;
        this.#tiles = new Tiles(photo, changed, learned);
    }

    /** Loads the whole photo, again when it is done or was made with other options. @returns the photo's size */
    async load() {
        try {
            const base = await loadBase(this.#photo, this.#stopped.signal);
            if (this.#stopped.signal.aborted) return undefined;
            this.#base = base;
            this.#changed();
            return { width: base.width, height: base.height };
        } catch (problem) {
            if (this.#stopped.signal.aborted) return undefined;
            throw problem;
        }
    }

    get isLoaded() {
        return this.#base !== undefined;
    }

    get hasAfter() {
        return this.#base?.pair.hasAfter ?? false;
    }

    get busy() {
        return this.#tiles.busy;
    }

    get failing() {
        return this.#tiles.failing;
    }

    /** Asks for the regions that a view needs. @param close the region that is looked at through the loupe, or the pointer's */
    want(viewport, point, close) {
        if (!this.#base || this.#base.exact) return;
        const size = this.#base;
        const near = cellsOf(close, size, point);
        const seen = cellsOf(viewport.visible, size, point);
        const finer = viewport.scale * viewport.density > 1.05 * this.#base.pair.width / size.width;
        const all = this.hasAfter ? finer : seen.length <= MOST_BEFORE_DONE;
        const others = all && seen.length <= MOST_WANTED
            ? seen.filter(cell => !near.some(each => each.row === cell.row && each.column === cell.column))
            : [];
        this.#tiles.want(this.hasAfter && !finer && !close.loupe ? [] : [...near, ...others]);
    }

    /** Draws one side in the photo's coordinates. @param scale screen pixels per pixel of the photo */
    draw(context, side, scale) {
        if (!this.#base) return;
        const { pair, width, height } = this.#base;
        const picture = each => (side === 'before' || !each.hasAfter ? each.before : each.after(this.strength));
        context.imageSmoothingQuality = 'high';
        context.imageSmoothingEnabled = scale < 2 || pair.width < width;
        context.drawImage(picture(pair), 0, 0, width, height);
        context.imageSmoothingEnabled = scale < 2;
        if (this.#base.exact) return;
        this.#tiles.forEach((tile, x, y) => {
            // Where the finished result is shown smaller than it is, it is truer than a region of its own.
            if (this.hasAfter && scale <= pair.width / width) return;
            context.drawImage(picture(tile), x, y);
        });
    }

    /** The place of the region at a point that is sharp while the photo around it is not yet, if there is one. */
    early(point) {
        if (this.hasAfter) return undefined;
        let place;
        this.#tiles.forEach(({ width, height }, x, y) => {
            if (point.x >= x && point.x < x + width && point.y >= y && point.y < y + height) place = { x, y, width, height };
        });
        return place;
    }

    close() {
        this.#stopped.abort();
        this.#tiles.close();
        this.#base = undefined;
    }
}
