package dsgformer.film;

import dsgformer.picture.Planes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The frames of a film, upright and at a constant rate, decoded by ffmpeg to raw RGB of 8 or 16 bits. */
final class FrameReader implements AutoCloseable {

    private final FilmFacts facts;
    private final Ffmpeg ffmpeg;
    private final InputStream frames;
    private final byte[] frame;
    private final boolean deep;
    private long count;

    FrameReader(FilmFacts facts) throws FilmException {
        this.facts = facts;
        this.deep = facts.depth() > 8;
        this.ffmpeg = Ffmpeg.start(
                "reading " + facts.film(),
                "ffmpeg",
                List.of(
                        "-nostdin",
                        "-i",
                        facts.film().toAbsolutePath().toString(),
                        "-map",
                        "0:V:0",
                        "-vsync",
                        "cfr",
                        "-r",
                        facts.rate().toString(),
                        "-f",
                        "rawvideo",
                        "-pix_fmt",
                        deep ? "rgb48le" : "rgb24",
                        "-"));
        this.frames = new BufferedInputStream(ffmpeg.output(), 1 << 16);
        this.frame = new byte[Math.toIntExact(3L * facts.size().pixels() * (deep ? 2 : 1))];
    }

    /** Passes over a frame; whether there was one. */
    boolean skip() throws IOException {
        int read = frames.readNBytes(frame, 0, frame.length);
        if (read == frame.length) {
            count++;
            return true;
        }
        if (read > 0 || ffmpeg.exitCode() != 0 || count == 0) {
            throw ffmpeg.failure("after " + count + " frames");
        }
        return false;
    }

    /** The next frame, [3, h, w] in [0, 1]. */
    Optional<Planes> next() throws IOException {
        if (!skip()) {
            return Optional.empty();
        }
        Planes planes = Planes.of(3, facts.size().height(), facts.size().width());
        float[] values = planes.values();
        int pixels = values.length / 3;
        for (int i = 0; i < values.length; i++) {
            values[i % 3 * pixels + i / 3] =
                    deep ? ((frame[2 * i] & 0xFF) | (frame[2 * i + 1] & 0xFF) << 8) / 65535f : (frame[i] & 0xFF) / 255f;
        }
        return Optional.of(planes);
    }

    /** What ffmpeg had to say about damage, if anything. */
    String complaints() {
        return ffmpeg.said();
    }

    @Override
    public void close() {
        ffmpeg.close();
    }
}
