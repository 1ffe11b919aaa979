package dsgformer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    private Path folder;

    @Test
    void closingAnUnpublishedPartDeletesIt() throws IOException {
        try (PartFile part = PartFile.beside(folder.resolve("a.txt"))) {
            write(part, "half");
            assertThat(files()).singleElement().asString().endsWith(".part");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void publishingOntoAnExistingFileFailsAndThePartCanBePublishedElsewhere() throws IOException {
        Path taken = Files.writeString(folder.resolve("a.txt"), "there");
        try (PartFile part = PartFile.beside(taken)) {
            write(part, "new");
            assertThatThrownBy(() -> part.publish(taken)).isInstanceOf(FileAlreadyExistsException.class);
            part.publish(folder.resolve("b.txt"));
        }
        assertThat(taken).hasContent("there");
        assertThat(folder.resolve("b.txt")).hasContent("new");
        assertThat(files()).hasSize(2);
    }

    @Test
    void sweepDeletesPartsOfEndedProcessesOnly() throws IOException {
        Path living = folder.resolve("a.txt");
        Path other = Files.writeString(folder.resolve(".photo.part"), "not one of ours");
        Path dead = Files.writeString(folder.resolve(".b.jpg.999999999999-0123456789abcdef.part"), "half");
        Path older = Files.writeString(
                folder.resolve(".c.jpg." + ProcessHandle.current().pid() + "-0123456789abcdef.part"), "half");
        Files.setLastModifiedTime(
                older, FileTime.from(Instant.EPOCH)); // before this process started: its id was another process's
        try (PartFile part = PartFile.beside(living)) {
            write(part, "half");
            assertThat(PartFile.sweep(folder)).containsExactlyInAnyOrder(dead, older);
            part.replace();
        }
        assertThat(files()).containsExactlyInAnyOrder(living, other);
    }

    /** In another container the process id in the name means nothing: only the lock counts. */
    @Test
    void aPartIsLockedForOtherProcessesUntilItIsMovedToItsTarget() throws Exception {
        Path target = folder.resolve("a.txt");
        try (PartFile part = PartFile.beside(target)) {
            write(part, "whole");
            Path file = files().get(0);
            assertThat(part.sha256()).isEqualTo(Sha256.of("whole"));
            PartFile.sweep(folder);
            assertThat(isFreeForOthers(file)).isFalse();
            part.replace();
        }
        assertThat(isFreeForOthers(target)).isTrue();
    }

    /** Tries the lock in a separate JVM. */
    static final class LockProbe {

        private static final int LOCKED = 7;

        private LockProbe() {}

        public static void main(String[] args) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? LOCKED : 0);
            }
        }
    }

    private static boolean isFreeForOthers(Path file) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockProbe.class.getName(),
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isIn(0, LockProbe.LOCKED);
        return exit == 0;
    }

    @Test
    void namesAsLongAsTheDiskAllowsCanBeWritten() throws IOException {
        Path longest = folder.resolve("長".repeat(80) + "x".repeat(11) + ".txt");
        WholeFile.write(longest, channel -> channel.write(ByteBuffer.wrap(new byte[] {1})));
        assertThat(longest).hasSize(1);
    }

    private static void write(PartFile part, String text) throws IOException {
        part.channel().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
