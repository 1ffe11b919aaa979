/** A picture before and after, of which the latter is mixed for whatever strength is asked for. */
import { mix } from './mix.js';

export function canvasOf(width, height) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    return canvas;
}

const contextOf = canvas => canvas.getContext('2d', { willReadFrequently: true, alpha: false });

export class Pair {
    #before;
    #beforeData;
    #afterData;
    #made;
    #mixed;
    #mixedData;
    #strength;

    /** @param made the strength that `after` was made with */
    constructor(before, after, made) {
        this.#before = before;
        this.width = before.width;
        this.height = before.height;
        if (after && made > 0) {
            this.#made = made;
            this.#beforeData = contextOf(before).getImageData(0, 0, this.width, this.height);
            this.#afterData = contextOf(after).getImageData(0, 0, this.width, this.height);
            this.#mixed = canvasOf(this.width, this.height);
            this.#mixedData = new ImageData(this.width, this.height);
        }
    }

    /** Of two pictures, brought to the size of the first. */
    static of(before, after, made) {
        const draw = picture => {
            const canvas = canvasOf(before.width, before.height);
            contextOf(canvas).drawImage(picture, 0, 0, canvas.width, canvas.height);
            return canvas;
        };
        return new Pair(draw(before), after && draw(after), made);
    }

    /** Of one picture, whose upper half is before and whose lower half is after. */
    static ofHalves(picture) {
        const height = picture.height / 2;
        const half = y => {
            const canvas = canvasOf(picture.width, height);
            contextOf(canvas).drawImage(picture, 0, -y);
            return canvas;
        };
        return new Pair(half(0), half(height), 1);
    }

    get hasAfter() {
        return this.#mixed !== undefined;
    }

    get before() {
        return this.#before;
    }

    after(strength) {
        if (this.#strength !== strength) {
            mix(this.#beforeData, this.#afterData, strength, this.#mixedData, this.#made);
            contextOf(this.#mixed).putImageData(this.#mixedData, 0, 0);
            this.#strength = strength;
        }
        return this.#mixed;
    }
}
