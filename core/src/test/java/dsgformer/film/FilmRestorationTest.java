package dsgformer.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Films made by ffmpeg's test sources, restored by a network that changes nothing. */
class FilmRestorationTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void ffmpeg() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg")));
        assumeTrue(installed, "skipped: ffmpeg is not installed");
    }

    /** Three seconds at 20 frames a second: two segments, the second one shorter. */
    private Path film(String name, String... options) throws IOException {
        Path film = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=96x64:rate=20:duration=3",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=3",
                "-metadata",
                "title=A film"));
        arguments.addAll(List.of(options));
        arguments.add(film.toString());
        ffmpeg(arguments);
        return film;
    }

    private static void ffmpeg(List<String> arguments) throws IOException {
        try (Ffmpeg ffmpeg = Ffmpeg.writing(Path.of(arguments.get(arguments.size() - 1)), arguments)) {
            ffmpeg.requireSuccess();
        }
    }

    /** Counts, and stops after some frames. */
    private static class Counting implements FilmRestoration.Listener {

        private final long most;
        private final List<String> warnings = new ArrayList<>();
        private long done;
        private long reused;

        private Counting(long most) {
            this.most = most;
        }

        @Override
        public void done(long frames, long reusedFrames) {
            done = frames;
            reused = reusedFrames;
        }

        @Override
        public void warned(String warning) {
            warnings.add(warning);
        }

        @Override
        public boolean isCancelled() {
            return done >= most;
        }
    }

    private Counting restored(Path film, Path output) throws IOException {
        Counting counting = new Counting(Long.MAX_VALUE);
        assertThat(new FilmRestoration(FilmFacts.of(film), output, false, "none")
                        .run(UnaryOperator.identity(), counting))
                .isEqualTo(60);
        return counting;
    }

    private static List<Planes> frames(Path film) throws IOException {
        List<Planes> frames = new ArrayList<>();
        try (FilmFrames reader = FilmFrames.atConstantRate(FilmFacts.of(film))) {
            for (Optional<Planes> next = reader.next(); next.isPresent(); next = reader.next()) {
                frames.add(next.get());
            }
        }
        return frames;
    }

    /** The largest mean difference of two frames that belong together. */
    private static double difference(Path one, Path other) throws IOException {
        List<Planes> before = frames(one);
        List<Planes> after = frames(other);
        assertThat(after).hasSameSizeAs(before);
        double most = 0;
        for (int i = 0; i < before.size(); i++) {
            float[] x = before.get(i).values();
            float[] y = after.get(i).values();
            double sum = 0;
            for (int j = 0; j < x.length; j++) {
                sum += Math.abs(x[j] - y[j]);
            }
            most = Math.max(most, sum / x.length);
        }
        return most;
    }

    @ParameterizedTest
    @CsvSource({
        "bt709, bt709, tv, yuv420p",
        "bt470bg, bt470bg, tv, yuv420p",
        "smpte170m, smpte170m, pc, yuvj420p",
    })
    void framesSoundTimesAndColorsStay(String matrix, String primaries, String range, String samples)
            throws IOException {
        Path film = film(
                "in.mp4",
                "-c:v",
                "libx264",
                "-pix_fmt",
                samples,
                "-colorspace",
                matrix,
                "-color_primaries",
                primaries,
                "-color_range",
                range,
                "-vf",
                "scale=out_color_matrix=" + (matrix.equals("bt470bg") ? "bt470" : matrix) + ":out_range=" + range);
        Path output = folder.resolve("out.mp4");
        restored(film, output);
        FilmFacts before = FilmFacts.of(film);
        FilmFacts after = FilmFacts.of(output);
        assertThat(after.size()).isEqualTo(before.size());
        assertThat(after.rate().perSecond()).isEqualTo(20);
        assertThat(after.seconds()).isBetween(2.95, 3.1);
        assertThat(after.sound()).isTrue();
        assertThat(after.colors()).containsAllEntriesOf(before.colors());
        assertThat(difference(film, output)).isLessThan(0.02);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("in.mp4", "out.mp4");
        }
    }

    @Test
    void aTurnedFilmComesOutUpright() throws IOException {
        Path flat = film("flat.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        Path turned = folder.resolve("turned.mp4");
        ffmpeg(List.of("-y", "-i", flat.toString(), "-c", "copy", "-metadata:s:v:0", "rotate=90", turned.toString()));
        assertThat(FilmFacts.of(turned).size()).isEqualTo(new Size(64, 96));
        Path output = folder.resolve("out.mp4");
        restored(turned, output);
        assertThat(FilmFacts.of(output).size()).isEqualTo(new Size(64, 96));
        assertThat(difference(turned, output)).isLessThan(0.02);
    }

    @Test
    void aStoppedFilmGoesOnAndEndsAsIfItHadNotBeenStopped() throws IOException {
        Path film = film("in.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        Path straight = folder.resolve("straight.mp4");
        restored(film, straight);
        Path output = folder.resolve("out.mp4");
        FilmRestoration restoration = new FilmRestoration(FilmFacts.of(film), output, false, "none");
        assertThatThrownBy(() -> restoration.run(UnaryOperator.identity(), new Counting(55)))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("after 55 frames");
        assertThat(output).doesNotExist();
        assertThat(restored(film, output).reused).isEqualTo(48);
        assertThat(difference(straight, output)).isZero();
    }

    @Test
    void aFileThatAppearsMeanwhileIsKeptUnlessItIsToBeReplaced() throws IOException {
        Path film = film("in.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        Path output = Files.writeString(folder.resolve("out.mp4"), "someone's");
        FilmFacts facts = FilmFacts.of(film);
        assertThatThrownBy(() -> new FilmRestoration(facts, output, false, "none")
                        .run(UnaryOperator.identity(), new Counting(Long.MAX_VALUE)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(output).hasContent("someone's");
        new FilmRestoration(facts, output, true, "none")
                .run(
                        frame -> {
                            throw new AssertionError("every frame is there from the first run");
                        },
                        new Counting(Long.MAX_VALUE));
        assertThat(FilmFacts.of(output).frames()).isEqualTo(60);
    }

    @Test
    void ffmpegThatDiesOfTheSignalThatStopsUsIsNoFailure() throws IOException {
        Path film = film("in.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        FilmRestoration restoration = new FilmRestoration(FilmFacts.of(film), folder.resolve("out.mp4"), false, "none");
        AtomicInteger questions = new AtomicInteger();
        Counting late = new Counting(Long.MAX_VALUE) {
            @Override
            public boolean isCancelled() {
                return questions.incrementAndGet() > 10; // asked once a frame; the frame before ffmpeg died was the 6th
            }
        };
        AtomicInteger frames = new AtomicInteger();
        assertThatThrownBy(() -> restoration.run(
                        frame -> {
                            if (frames.incrementAndGet() == 6) {
                                ProcessHandle.current().children().forEach(ProcessHandle::destroy);
                            }
                            return frame;
                        },
                        late))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void segmentsOfOtherSettingsAreNotUsed() throws IOException {
        Path film = film("in.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        Path output = folder.resolve("out.mp4");
        FilmRestoration restoration = new FilmRestoration(FilmFacts.of(film), output, false, "another strength");
        assertThatThrownBy(() -> restoration.run(UnaryOperator.identity(), new Counting(55)))
                .isInstanceOf(CancellationException.class);
        assertThat(restored(film, output).reused).isZero();
    }

    @Test
    void soundThatTheContainerDoesNotHoldIsEncodedAnewAndSaid() throws IOException {
        Path film = film("in.mkv", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac");
        Path output = folder.resolve("out.webm");
        assertThat(restored(film, output).warnings).anyMatch(warning -> warning.contains("libopus"));
        assertThat(FilmFacts.of(output).sound()).isTrue();
        assertThat(FilmFacts.of(output).codec()).isEqualTo("vp9");
    }

    @Test
    void tenBitsAndOddSidesStay() throws IOException {
        Path film = film("in.mkv", "-c:v", "libx264", "-vf", "scale=97:63", "-pix_fmt", "yuv444p10le", "-an");
        Path output = folder.resolve("out.mkv");
        restored(film, output);
        assertThat(FilmFacts.of(output).depth()).isEqualTo(10);
        assertThat(FilmFacts.of(output).size()).isEqualTo(new Size(97, 63));
        assertThat(FilmFacts.of(output).sound()).isFalse();
        assertThat(difference(film, output)).isLessThan(0.02);
    }

    @Test
    void aDamagedFilmIsReportedAndNothingIsWritten() throws IOException {
        Path whole = film("whole.mp4", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(Files.readAllBytes(whole), 5000));
        assertThatThrownBy(() -> FilmFacts.of(cut))
                .isInstanceOf(UnreadableFilmException.class)
                .hasMessageContaining("cut.mp4")
                .hasMessageContaining("ffmpeg says");
        Path text = Files.writeString(folder.resolve("text.mp4"), "no film");
        assertThatThrownBy(() -> FilmFacts.of(text)).isInstanceOf(UnreadableFilmException.class);
    }

    @Test
    void aFilmThatEndsEarlyIsRestoredWithAWarning() throws IOException {
        Path whole = film("whole.mkv", "-c:v", "libx264", "-g", "10", "-pix_fmt", "yuv420p");
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.mkv"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Counting counting = new Counting(Long.MAX_VALUE);
        long frames = new FilmRestoration(FilmFacts.of(cut), folder.resolve("out.mkv"), false, "none")
                .run(UnaryOperator.identity(), counting);
        assertThat(frames).isBetween(10L, 59L);
        assertThat(counting.warnings).anyMatch(warning -> warning.contains("damaged"));
    }

    @Test
    void containersThatAreNotWrittenAreRefusedAtOnce() throws IOException {
        Path film = film("in.avi", "-c:v", "mpeg4");
        FilmFacts facts = FilmFacts.of(film);
        assertThatThrownBy(() -> new FilmRestoration(facts, folder.resolve("out.avi"), false, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("out.avi");
    }
}
