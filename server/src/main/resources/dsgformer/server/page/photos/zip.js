/** Packs files into one ZIP file. They are stored as they are: photos are compressed already. */
import { Problem } from './api.js';

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
});

/** CRC-32 of a file, read piece by piece. */
async function checksum(blob) {
    let crc = ~0;
    const reader = blob.stream().getReader();
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        for (const byte of value) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
    }
    return ~crc >>> 0;
}

const LIMIT = 0xffffffff;
const UTF8_NAMES = 0x800;

/** The fields of a header, each with its length in bytes. */
function record(...fields) {
    const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [value, size] of fields) {
        if (size === 2) view.setUint16(at, value, true);
        else view.setUint32(at, value, true);
        at += size;
    }
    return view.buffer;
}

/** Names that stand twice get a number: `a.jpg`, `a (2).jpg`. */
function distinct(names) {
    const taken = new Set();
    return names.map(name => {
        const dot = name.lastIndexOf('.');
        const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
        let free = name;
        for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${stem} (${n})${end}`;
        taken.add(free.toLowerCase());
        return free;
    });
}

function dosTime(date) {
    return [
        [(date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1), 2],
        [((date.getFullYear() - 1980) << 9) | ((date.getMonth() + 1) << 5) | date.getDate(), 2],
    ];
}

/** @param files {name, blob} each; @returns a Blob */
export async function zip(files) {
    if (files.reduce((sum, { blob }) => sum + blob.size + 1000, 0) > LIMIT) throw new Problem({ code: 'zip' });
    const names = distinct(files.map(file => file.name)).map(name => new TextEncoder().encode(name));
    const time = dosTime(new Date());
    const parts = [];
    const index = [];
    let at = 0;
    let indexSize = 0;
    for (const [n, { blob }] of files.entries()) {
        const name = names[n];
        const about = [[20, 2], [UTF8_NAMES, 2], [0, 2], ...time, [await checksum(blob), 4], [blob.size, 4], [blob.size, 4], [name.length, 2], [0, 2]];
        parts.push(record([0x04034b50, 4], ...about), name, blob);
        index.push(record([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]), name);
        at += 30 + name.length + blob.size;
        indexSize += 46 + name.length;
    }
    const count = files.length;
    const end = record([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [indexSize, 4], [at, 4], [0, 2]);
    return new Blob([...parts, ...index, end], { type: 'application/zip' });
}
