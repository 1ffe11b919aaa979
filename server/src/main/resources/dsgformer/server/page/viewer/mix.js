/**
 * Strength: out = before + s · (after − before), clamped and rounded to 8 bits. `after` may itself have been made with
 * another strength than 1, `made`; then s counts from there.
 */
export function mix(before, after, strength, out, made = 1) {
    const s = strength / made;
    const from = before.data;
    const to = after.data;
    const mixed = out.data; // clamps and rounds
    for (let i = 0; i < mixed.length; i += 4) {
        mixed[i] = from[i] + s * (to[i] - from[i]);
        mixed[i + 1] = from[i + 1] + s * (to[i + 1] - from[i + 1]);
        mixed[i + 2] = from[i + 2] + s * (to[i + 2] - from[i + 2]);
        mixed[i + 3] = 255;
    }
}
