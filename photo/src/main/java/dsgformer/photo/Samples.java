package dsgformer.photo;

import dsgformer.picture.Size;
import java.util.Arrays;

/**
 * Samples to be written, as a decoder does. A photo made of them owns them: keep no other reference, since the photo is
 * shared between threads and {@link Photo#rearranged} and {@link PhotoDraft#replacing} write to them again.
 */
public sealed interface Samples extends PhotoSamples {

    void set(int index, int value);

    /** Overwrites {@code count} samples from {@code to} on with those of {@code source}, which is of the same depth. */
    void copy(Samples source, int from, int to, int count);

    /** All 0. */
    static Samples of(Size size, PixelKind kind) {
        int count = Math.toIntExact(Math.multiplyExact(size.pixels(), kind.channels()));
        return switch (kind.depth()) {
            case EIGHT -> new Bytes(new byte[count]);
            case SIXTEEN -> new Shorts(new short[count]);
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // shared on purpose: pixels are large; equality is by value
    record Bytes(byte[] values) implements Samples {

        @Override
        public int at(int index) {
            return values[index] & 0xFF;
        }

        @Override
        public int count() {
            return values.length;
        }

        @Override
        public BitDepth depth() {
            return BitDepth.EIGHT;
        }

        @Override
        public void set(int index, int value) {
            values[index] = (byte) value;
        }

        @Override
        public Samples copy() {
            return new Bytes(values.clone());
        }

        @Override
        public void copy(Samples source, int from, int to, int count) {
            System.arraycopy(((Bytes) source).values, from, values, to, count);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // shared on purpose: pixels are large; equality is by value
    record Shorts(short[] values) implements Samples {

        @Override
        public int at(int index) {
            return values[index] & 0xFFFF;
        }

        @Override
        public int count() {
            return values.length;
        }

        @Override
        public BitDepth depth() {
            return BitDepth.SIXTEEN;
        }

        @Override
        public void set(int index, int value) {
            values[index] = (short) value;
        }

        @Override
        public Samples copy() {
            return new Shorts(values.clone());
        }

        @Override
        public void copy(Samples source, int from, int to, int count) {
            System.arraycopy(((Shorts) source).values, from, values, to, count);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shorts that && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(values);
        }
    }
}
