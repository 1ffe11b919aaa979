package dsgformer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void bytesAsNames() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"),
                "skipped: only on Linux is a name made of any bytes, here it is text");
    }

    /** Latin-1, a byte that UTF-8 never has, cut off UTF-8, a surrogate in UTF-8, both with letters beyond ASCII. */
    @ParameterizedTest
    @ValueSource(strings = {"caf\u00E9.png", "\u00FF", "a\u00E8\u00A1", "\u00ED\u00B3\u00A9.jpg", "街\u00E9 \u00C3%2F"})
    void aNameOfAnyBytesComesBack(String latin) throws IOException {
        byte[] name = bytes(latin);
        Path file = folder.resolve(PathText.toPath(PathText.of(name)));
        Files.writeString(file, "x");
        try (Stream<Path> files = Files.list(folder)) {
            Path listed = files.findFirst().orElseThrow();
            assertThat(listed).isEqualTo(file);
            assertThat(PathText.of(listed.getFileName())).isEqualTo(PathText.of(name));
            assertThat(PathText.toPath(PathText.of(listed))).isEqualTo(listed);
        }
    }

    @Test
    void aFolderOfAnyBytesComesBack() throws IOException {
        Path inner = folder.resolve(PathText.toPath(PathText.of(bytes("d\u00E9/e\u00E8/f"))));
        Files.createDirectories(inner);
        assertThat(PathText.toPath(PathText.of(inner))).isEqualTo(inner);
        Path relative = folder.relativize(inner);
        assertThat(PathText.toPath(PathText.of(relative))).isEqualTo(relative);
        assertThat(PathText.of(relative)).endsWith("/f");
    }

    @Test
    void namesInUtf8AreTheirText() {
        for (String name : List.of("a.jpg", "Grüße 街.png", "100%.png", "\uD83D\uDE00.png", "a/b", "")) {
            assertThat(PathText.of(Path.of(name))).isEqualTo(name);
            assertThat(PathText.of(name.getBytes(StandardCharsets.UTF_8))).isEqualTo(name);
            assertThat(PathText.toPath(name)).isEqualTo(Path.of(name));
        }
        Path replaced = folder.resolve("\uFFFD.png");
        assertThat(PathText.of(replaced)).isEqualTo(replaced.toString());
    }

    @Test
    void anAddressHoldsTheBytes() {
        assertThat(PathText.encoded(PathText.of(bytes("a \u00E9.png")))).isEqualTo("a%20%E9.png");
        assertThat(PathText.encoded("Grüße.png")).isEqualTo("Gr%C3%BC%C3%9Fe.png");
    }

    @Test
    void fileNamesKeepBytesInBothParts() {
        FileName name = FileName.of(PathText.toPath(PathText.of(bytes("a/b\u00E9.jp\u00E8"))));
        Path renamed = name.withStem(name.stem() + "_1").beside(Path.of("a/x"));
        assertThat(PathText.of(renamed)).isEqualTo(PathText.of(bytes("a/b\u00E9_1.jp\u00E8")));
    }

    /** Letters up to U+00FF stand for the byte of that number, others for their UTF-8. */
    private static byte[] bytes(String latin) {
        byte[][] parts = latin.codePoints()
                .mapToObj(c -> c <= 0xFF
                        ? new byte[] {(byte) c}
                        : Character.toString(c).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
