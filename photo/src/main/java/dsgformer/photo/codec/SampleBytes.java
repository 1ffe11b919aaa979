package dsgformer.photo.codec;

import dsgformer.photo.PhotoSamples;
import dsgformer.photo.Samples;

/** Converts samples to a file's bytes. */
public final class SampleBytes {

    private SampleBytes() {}

    public static void littleEndian(PhotoSamples samples, int from, int count, byte[] out, int to) {
        if (samples instanceof Samples.Bytes bytes) {
            System.arraycopy(bytes.values(), from, out, to, count);
            return;
        }
        short[] values = ((Samples.Shorts) samples).values();
        for (int i = 0; i < count; i++) {
            out[to + 2 * i] = (byte) values[from + i];
            out[to + 2 * i + 1] = (byte) (values[from + i] >> 8);
        }
    }

    public static void bigEndian(PhotoSamples samples, int from, int count, byte[] out, int to) {
        if (samples instanceof Samples.Bytes bytes) {
            System.arraycopy(bytes.values(), from, out, to, count);
            return;
        }
        short[] values = ((Samples.Shorts) samples).values();
        for (int i = 0; i < count; i++) {
            out[to + 2 * i] = (byte) (values[from + i] >> 8);
            out[to + 2 * i + 1] = (byte) values[from + i];
        }
    }

    /** Sample {@code index} in 8 bits, rounded. */
    public static int eight(PhotoSamples samples, int index) {
        return samples instanceof Samples.Bytes ? samples.at(index) : (samples.at(index) + 128) / 257;
    }
}
