package dsgformer.film;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of a film, one after another and upright, [3, h, w] in [0, 1], decoded by an installed {@code ffmpeg} to raw
 * RGB of 8 or 16 bits. In memory is one frame.
 */
public final class FilmFrames implements AutoCloseable {

    private final Ffmpeg ffmpeg;
    private final InputStream frames;
    private final Size size;
    private final byte[] frame;
    private final boolean deep;
    private long count;

    private FilmFrames(FilmFacts facts, List<String> times) throws FilmException {
        this.size = facts.size();
        this.deep = facts.depth() > 8;
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-i", facts.source(), "-map", "0:V:0"));
        arguments.addAll(times);
        arguments.addAll(List.of("-f", "rawvideo", "-pix_fmt", deep ? "rgb48le" : "rgb24", "-"));
        this.ffmpeg = Ffmpeg.reading(facts.film(), "ffmpeg", arguments);
        this.frames = new BufferedInputStream(ffmpeg.output(), 1 << 16);
        this.frame = new byte[Math.toIntExact(3L * size.pixels() * (deep ? 2 : 1))];
    }

    /**
     * The frames that are stored, whatever their times.
     *
     * @throws UnreadableFilmException if the file is no film
     * @throws FilmException if ffmpeg is not installed
     */
    public static FilmFrames asStored(Path film) throws IOException {
        return new FilmFrames(FilmFacts.of(film), List.of("-vsync", "passthrough"));
    }

    /** At the film's mean rate: where its rate varies, frames are repeated or left out. */
    static FilmFrames atConstantRate(FilmFacts facts) throws FilmException {
        return new FilmFrames(facts, List.of("-vsync", "cfr", "-r", facts.rate().toString()));
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

    /**
     * The next frame; empty at the end.
     *
     * @throws UnreadableFilmException if the film is damaged
     */
    public Optional<Planes> next() throws IOException {
        if (!skip()) {
            return Optional.empty();
        }
        Planes planes = Planes.of(3, size.height(), size.width());
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
